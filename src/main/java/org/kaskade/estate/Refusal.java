package org.kaskade.estate;

import java.util.List;

/// Something in a batch that can't become part of the estate.
///
/// @param subject what is refused
/// @param index of the CI or dependency in the batch, from 0
/// @param field the part at fault, outermost name first, e.g. `attributes`, `ipAddress`; empty for
///   the whole
/// @param code upper snake case, stable
/// @param message what is wrong and what to do
public record Refusal(Subject subject, int index, List<String> field, String code, String message) {
  /// Kinds of things in a batch.
  public enum Subject {
    CI,
    DEPENDENCY
  }

  public Refusal {
    field = List.copyOf(field);
  }

  static Refusal ci(int index, String field, String code, String message) {
    return new Refusal(Subject.CI, index, List.of(field), code, message);
  }

  static Refusal dependency(int index, String field, String code, String message) {
    return new Refusal(Subject.DEPENDENCY, index, List.of(field), code, message);
  }
}
