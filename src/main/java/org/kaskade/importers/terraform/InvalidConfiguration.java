package org.kaskade.importers.terraform;

/// A text is no HCL, or asks for more than is allowed; caught where the file is parsed.
final class InvalidConfiguration extends Exception {
  private final String code;
  private final int line;

  /// @param message never quotes the text
  InvalidConfiguration(String code, int line, String message) {
    super(message, null, false, false);
    this.code = code;
    this.line = line;
  }

  static InvalidConfiguration syntax(int line, String message) {
    return new InvalidConfiguration("SYNTAX", line, message);
  }

  Report report() {
    return Report.unreadable(code, line, getMessage() + "; correct the file");
  }
}
