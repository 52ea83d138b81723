package org.kaskade.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/// Says how to sign in, to those without a token, with a wrong one, or with one that isn't enough;
/// leads people who want to see a page to where they sign in.
final class TokenRequired implements AuthenticationEntryPoint, AccessDeniedHandler {
  private static final String HOW =
      "Send the header Authorization: Bearer <token>. The administrator's token is the one named in"
          + " KASKADE_TOKEN, else the one in secrets/admin-token below the data directory; others get"
          + " theirs from the administrator.";

  private final @Nullable SignInPath signIn;

  /// @param signIn null where no pages are served
  TokenRequired(@Nullable SignInPath signIn) {
    this.signIn = signIn;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    if (PageCookie.isIn(request)) {
      response.addHeader(HttpHeaders.SET_COOKIE, PageCookie.ended(request.isSecure()).toString());
    }
    if (signIn != null && wantsPage(request)) {
      response.sendRedirect(
          signIn.path() + "?to=" + URLEncoder.encode(asked(request), StandardCharsets.UTF_8));
      return;
    }
    boolean presented = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        presented
            ? "Bearer realm=\"kaskade\", error=\"invalid_token\""
            : "Bearer realm=\"kaskade\"");
    new Refusal(
            HttpStatus.UNAUTHORIZED,
            presented ? "INVALID_TOKEN" : "TOKEN_REQUIRED",
            "UNAUTHORIZED",
            (presented
                    ? "This token is not known, has expired or was withdrawn. "
                    : "This needs a token. ")
                + HOW)
        .write(request, response);
  }

  /// Browsers name HTML when they show a page; programs that take anything don't.
  private static boolean wantsPage(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return HttpMethod.GET.matches(request.getMethod())
        && accept != null
        && accept.contains("text/html")
        && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
  }

  private static String asked(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException {
    new Refusal(
            HttpStatus.FORBIDDEN,
            "FORBIDDEN",
            "FORBIDDEN",
            "This token may not do that: a feed token reads the calendar of changes and nothing else,"
                + " and what is below /actuator is for administrators.")
        .write(request, response);
  }
}
