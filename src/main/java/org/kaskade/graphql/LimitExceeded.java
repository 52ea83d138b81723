package org.kaskade.graphql;

import graphql.execution.AbortExecutionException;
import java.io.Serial;
import java.util.Locale;
import java.util.Map;

/// A request asks for more than a limit allows, and ends before anything is fetched.
final class LimitExceeded extends AbortExecutionException {
  @Serial private static final long serialVersionUID = 1L;

  private final String code;

  private LimitExceeded(String code, String message) {
    super(message);
    this.code = code;
  }

  /// @param what the request, as the start of a sentence that the number ends, e.g. `This document
  ///   nests fields to a depth of`
  /// @param setting the limit's name below `kaskade.limits`
  /// @param remedy a sentence
  static LimitExceeded of(
      String code, String what, long value, long limit, String setting, String remedy) {
    return of(code, what + " " + number(value), limit, setting, remedy);
  }

  /// The same where the exact number isn't known.
  static LimitExceeded of(String code, String what, long limit, String setting, String remedy) {
    return new LimitExceeded(
        code,
        "%s; the limit is %s (kaskade.limits.%s). %s"
            .formatted(what, number(limit), setting, remedy));
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  @Override
  public Map<String, Object> getExtensions() {
    return Map.of("code", code, "classification", Classification.LIMIT_EXCEEDED.name());
  }

  /// Nobody looks for the place in our code where a request was refused.
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
