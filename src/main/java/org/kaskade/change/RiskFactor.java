package org.kaskade.change;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// One thing that makes a change risky, or doesn't.
///
/// @param findings the sentence a board member reads, by language
record RiskFactor(String name, int points, int maxPoints, Map<String, String> findings) {
  RiskFactor {
    findings = Collections.unmodifiableMap(new TreeMap<>(findings));
  }

  /// The sentence in this language, or in the policy's first where it has none.
  String finding(String language, String otherwise) {
    String found = findings.get(language);
    return found == null ? findings.getOrDefault(otherwise, "") : found;
  }
}
