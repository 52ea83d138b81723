package org.kaskade.store;

import org.jspecify.annotations.Nullable;

/// The store can't be opened or must not be touched. Message and remedy are for the operator.
public final class UnusableStore extends RuntimeException {
  private final String remedy;

  /// @param message what is wrong, where and why
  /// @param remedy what the operator can do
  public UnusableStore(String message, String remedy) {
    this(message, remedy, null);
  }

  UnusableStore(String message, String remedy, @Nullable Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  public String remedy() {
    return remedy;
  }
}
