package org.kaskade.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;

/// The token of somebody who signed in at a page, kept by the browser where no script can read it.
///
/// A browser adds it to requests by itself, also to those that another site's page made up. So it
/// counts for reading a page or a file, and for all else only beside a header that no form and no
/// page of another origin can send. It never opens a WebSocket, which knows neither.
public final class PageCookie {
  /// What pages send with each question, with any value.
  public static final String HEADER = "Kaskade-Page";

  static final String NAME = "kaskade";

  private PageCookie() {}

  /// Ends with the browser's session.
  ///
  /// @param secure whether the request came over https
  public static ResponseCookie holding(String token, boolean secure) {
    return cookie(token, secure).build();
  }

  /// Takes it away again.
  public static ResponseCookie ended(boolean secure) {
    return cookie("", secure).maxAge(Duration.ZERO).build();
  }

  /// The token, where it counts.
  static Optional<String> tokenOf(HttpServletRequest request) {
    return counts(request) ? presented(request) : Optional.empty();
  }

  static boolean isIn(HttpServletRequest request) {
    return presented(request).isPresent();
  }

  private static boolean counts(HttpServletRequest request) {
    String method = request.getMethod();
    boolean reads = HttpMethod.GET.matches(method) || HttpMethod.HEAD.matches(method);
    boolean handshake = request.getHeader(HttpHeaders.UPGRADE) != null;
    return !handshake && (reads || request.getHeader(HEADER) != null);
  }

  private static Optional<String> presented(HttpServletRequest request) {
    return request.getCookies() == null
        ? Optional.empty()
        : Arrays.stream(request.getCookies())
            .filter(cookie -> cookie.getName().equals(NAME))
            .map(Cookie::getValue)
            .filter(value -> !value.isBlank())
            .findFirst();
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String token, boolean secure) {
    return ResponseCookie.from(NAME, token)
        .path("/")
        .httpOnly(true)
        .secure(secure)
        .sameSite("Strict");
  }
}
