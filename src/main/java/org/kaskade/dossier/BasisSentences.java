package org.kaskade.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kaskade.dossier.DossierContent.Basis;

/// How far a dossier can be trusted, in sentences.
record BasisSentences(Basis basis, DossierWords words) {
  String all() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        words.say(
            "basis.assessed",
            words.moment(basis.assessedAt()),
            basis.revision(),
            words.moment(basis.revisionAt())));
    String missing = basis.missing();
    sentences.add(
        missing == null ? words.say("basis.complete") : words.say("basis.missing", missing));
    if (basis.hidden() > 0) {
      sentences.add(words.say("basis.hidden", basis.hidden()));
    }
    Instant oldest = basis.oldest();
    if (oldest == null) {
      sentences.add(words.say("basis.noOldest"));
    } else {
      String source = basis.oldestSource();
      sentences.add(
          words.say(
              source == null ? "basis.oldestUnnamed" : "basis.oldest",
              source == null ? "" : source,
              words.moment(oldest),
              words.age(Duration.between(oldest, basis.assessedAt()))));
    }
    return String.join(" ", sentences);
  }
}
