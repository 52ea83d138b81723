package org.kaskade.estate;

import org.jspecify.annotations.Nullable;

/// One CI of one revision, as it was and as it is.
///
/// @param before null when the revision made it
record CiTransition(@Nullable Ci before, Ci after) {
  /// What became of a CI.
  enum Kind {
    CREATED,
    CHANGED,
    RETIRED
  }

  static CiTransition of(Journal.Entry entry) {
    return new CiTransition(
        entry.before() == null ? null : ci(entry.key(), entry.before()),
        ci(entry.key(), entry.after()));
  }

  private static Ci ci(String key, Journal.Image image) {
    return Fields.ci(key, image.ciClass(), image.values());
  }

  Kind kind() {
    if (before == null) {
      return Kind.CREATED;
    }
    boolean retires =
        after.lifecycle() == Lifecycle.RETIRED && before.lifecycle() != Lifecycle.RETIRED;
    return retires ? Kind.RETIRED : Kind.CHANGED;
  }
}
