package org.kaskade.change;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Somebody who has to agree to a change.
///
/// @param approver a team, a person, or a role as `role:change-manager`
/// @param reasons why, by language
record RequiredApproval(String approver, Map<String, String> reasons) {
  RequiredApproval {
    reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
  }

  /// Why, in this language or the policy's first.
  String reason(String language, String otherwise) {
    String found = reasons.get(language);
    return found == null ? reasons.getOrDefault(otherwise, "") : found;
  }
}
