package org.kaskade.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/// The token of the header, else that of the cookie.
///
/// A cookie with a token that was withdrawn is as good as none: whoever comes with it may still see
/// what everyone sees, and so sign in again.
final class TokenOfRequest implements BearerTokenResolver {
  private final BearerHeader header = new BearerHeader();
  private final SignIn signIn;

  TokenOfRequest(SignIn signIn) {
    this.signIn = signIn;
  }

  @Override
  public @Nullable String resolve(HttpServletRequest request) {
    String inHeader = header.resolve(request);
    return inHeader != null
        ? inHeader
        : PageCookie.tokenOf(request)
            .filter(token -> signIn.atPages(token).isPresent())
            .orElse(null);
  }
}
