package org.kaskade.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.estate.JournaledRevision;
import org.kaskade.estate.RevisionNotes;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

/// Answers what revisions did to records, with one query for all of a page.
@Controller
class RevisedRecords {
  private final RevisionNotes notes;

  RevisedRecords(RevisionNotes notes) {
    this.notes = notes;
  }

  record RevisedRecord(String number, String recordType, String event) {}

  @BatchMapping(typeName = "JournaledRevision")
  Map<JournaledRevision, List<RevisedRecord>> records(List<JournaledRevision> revisions) {
    Map<Integer, List<RevisedRecord>> done = new HashMap<>();
    List<Integer> numbers = revisions.stream().map(one -> one.revision().number()).toList();
    for (RevisionNotes.Kept<RecordImage> kept : notes.of(numbers, RecordImage.class)) {
      KeptRecord after = kept.image().after();
      done.computeIfAbsent(kept.revision().number(), _ -> new ArrayList<>())
          .add(new RevisedRecord(after.number(), after.type(), kept.image().event()));
    }
    Map<JournaledRevision, List<RevisedRecord>> answer = new HashMap<>();
    revisions.forEach(
        one -> answer.put(one, done.getOrDefault(one.revision().number(), List.of())));
    return answer;
  }
}
