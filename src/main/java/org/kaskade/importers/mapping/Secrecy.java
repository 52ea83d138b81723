package org.kaskade.importers.mapping;

import java.util.Collection;

/// Says which fields were not read since their names say that they are secret.
final class Secrecy {
  private Secrecy() {}

  static void tell(Collection<String> fields, FileProblems problems) {
    if (!fields.isEmpty()) {
      problems.inform(
          "SECRET_LEFT_OUT",
          null,
          "fields that are secret by their names are never read: %s"
              .formatted(String.join(", ", fields.stream().limit(20).toList())));
    }
  }
}
