package org.kaskade.importers.ansible;

/// An entry of an inventory that means nothing. The message never quotes a variable's value.
final class InvalidEntry extends Exception {
  private final String code;
  private final String reason;

  InvalidEntry(String code, String reason) {
    super(reason);
    this.code = code;
    this.reason = reason;
  }

  String code() {
    return code;
  }

  String reason() {
    return reason;
  }
}
