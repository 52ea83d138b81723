package org.kaskade.graphql;

import java.util.Map;

/// A request that a controller can't or won't answer, for a reason the caller can do something
/// about. Becomes a GraphQL error with `extensions.code` and `extensions.classification`.
///
/// Codes are upper snake case and stable, for programs. Messages are for people: what, why, and
/// what to do; never a secret.
public final class RequestRefused extends RuntimeException {
  private final String code;
  private final Classification classification;
  private final transient Map<String, Object> details;

  private RequestRefused(Classification classification, String code, String message) {
    this(classification, code, message, Map.of());
  }

  private RequestRefused(
      Classification classification, String code, String message, Map<String, Object> details) {
    // A caller's mistake has no stack worth keeping.
    super(message, null, false, false);
    this.code = code;
    this.classification = classification;
    this.details = Map.copyOf(details);
  }

  /// The same with what programs need besides, as further `extensions`.
  public RequestRefused with(Map<String, Object> further) {
    return new RequestRefused(classification, code, String.valueOf(getMessage()), further);
  }

  /// The request makes no sense as it stands.
  public static RequestRefused invalid(String code, String message) {
    return new RequestRefused(Classification.BAD_REQUEST, code, message);
  }

  /// It names something that isn't there, or that the caller may not see.
  public static RequestRefused notFound(String code, String message) {
    return new RequestRefused(Classification.NOT_FOUND, code, message);
  }

  /// It contradicts what is there.
  public static RequestRefused conflict(String code, String message) {
    return new RequestRefused(Classification.CONFLICT, code, message);
  }

  /// The caller's role doesn't allow it.
  public static RequestRefused forbidden(String code, String message) {
    return new RequestRefused(Classification.FORBIDDEN, code, message);
  }

  /// It asks for more than a limit allows; the message names limit, value and setting.
  public static RequestRefused limit(String code, String message) {
    return new RequestRefused(Classification.LIMIT_EXCEEDED, code, message);
  }

  /// The API has it, this version of the program doesn't; the code is `NOT_YET`.
  public static RequestRefused notYet(String message) {
    return new RequestRefused(Classification.NOT_SUPPORTED, "NOT_YET", message);
  }

  public String code() {
    return code;
  }

  /// What programs need besides.
  public Map<String, Object> details() {
    return details;
  }

  Classification classification() {
    return classification;
  }
}
