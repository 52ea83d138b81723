package org.kaskade.access;

/// The administrator's token can't be used, and the server doesn't start without one.
final class UnusableToken extends RuntimeException {
  private final String remedy;

  UnusableToken(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  UnusableToken(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
