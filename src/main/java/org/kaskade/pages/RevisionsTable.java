package org.kaskade.pages;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kaskade.dossier.TableFile;

/// The journal, the newest revision first.
final class RevisionsTable {
  private static final int PAGE = 1_000;
  private static final List<String> SAID =
      List.of("number", "at", "actor", "origin", "message", "commit");
  private static final List<String> DID =
      List.of("created", "updated", "retired", "dependenciesAdded", "dependenciesRemoved");

  private RevisionsTable() {}

  static TableFile of(Asked asked) {
    return new TableFile(
        asked.word("revisions.title"),
        Stream.concat(SAID.stream(), DID.stream())
            .map(name -> asked.word("file.%s", name))
            .toList(),
        asked.askAll("revisions", Map.of("records", false), "/revisions", PAGE).stream()
            .map(one ->
                Stream.concat(
                        SAID.stream().map(name -> Asked.cell(one.path("revision").path(name))),
                        DID.stream().map(name -> Asked.cell(one.path(name))))
                    .toList())
            .toList());
  }
}
