package org.kaskade.expression;

import com.dashjoin.jsonata.JException;

/// Says what an evaluation met. The library's messages may quote values of the record, which could
/// be secret, so only those that quote nothing or parts of the expression are passed on.
final class FailureWords {
  private FailureWords() {}

  static String of(JException failure) {
    String code = failure.getError() == null ? "" : failure.getError();
    return switch (code) {
      case "T1006" ->
          "it calls '%s', which is no function; see docs.jsonata.org for those there are"
              .formatted(failure.getCurrent());
      case "T1005" -> "it calls '%s' without a $ before the name".formatted(failure.getCurrent());
      case "T0410", "T0411", "T0412" -> "an argument of a function is of the wrong type";
      case "T2001", "T2002" -> "an operand of '%s' is no number".formatted(failure.getCurrent());
      case "T2009", "T2010" ->
          "the operands of '%s' can't be compared".formatted(failure.getCurrent());
      case "D3030" -> "a text is no number";
      case "D3110" -> "a text is no date and time of ISO 8601";
      default -> code.matches("[A-Z][0-9]{4}") ? "JSONata reports " + code : "JSONata refuses it";
    };
  }
}
