package org.kaskade.change;

import java.util.List;
import org.kaskade.records.KeptRecord;

/// The risk of kept changes as it is now, for other features.
public interface ChangeRisks {
  /// What matters of an assessment to who compares changes.
  ///
  /// @param score from 0 to 100
  /// @param level LOW, MEDIUM, HIGH or VERY_HIGH
  /// @param revision of the estate that it is about
  /// @param services that the worst case reaches, as key and state, the most critical first
  /// @param collisions numbers of changes it collides with
  /// @param approvers who has to agree
  record Brief(
      int score,
      String level,
      int revision,
      List<String> services,
      List<String> collisions,
      List<String> approvers) {}

  /// Assesses a record of type `Change`.
  Brief of(KeptRecord change);
}
