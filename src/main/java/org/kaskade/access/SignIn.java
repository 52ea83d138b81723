package org.kaskade.access;

import java.util.Optional;
import java.util.regex.Matcher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/// Signs in who presents a token elsewhere than in a header, e.g. in a message.
public final class SignIn {
  private final OpaqueTokenAuthenticationProvider tokens;

  SignIn(OpaqueTokenIntrospector known) {
    this.tokens = new OpaqueTokenAuthenticationProvider(known);
  }

  /// Says whom a token signs in.
  ///
  /// @param authorization what the header Authorization would say: `Bearer …`
  /// @return whom it signs in; empty when it is no bearer token, or one that nobody has
  public Optional<Authentication> with(String authorization) {
    Matcher bearer = BearerHeader.BEARER.matcher(authorization.strip());
    return bearer.matches() ? authenticated(bearer.group(1)) : Optional.empty();
  }

  /// Whom a token signs in that stands in an address, where logs and histories keep it: one with
  /// the role `feed`, which can do nothing else.
  ///
  /// @return empty for every other token, whether it is valid or not
  public Optional<Actor> inAddress(String token) {
    return authenticated(token)
        .map(Authentication::getPrincipal)
        .filter(SignedIn.class::isInstance)
        .map(who -> ((SignedIn) who).actor())
        .filter(who -> who.has(Role.FEED));
  }

  /// Whom a token signs in at pages: everyone but programs that may read the feed of changes and
  /// nothing else.
  public Optional<Actor> atPages(String token) {
    return authenticated(token)
        .map(Authentication::getPrincipal)
        .filter(SignedIn.class::isInstance)
        .map(who -> ((SignedIn) who).actor())
        .filter(who -> !who.has(Role.FEED));
  }

  private Optional<Authentication> authenticated(String token) {
    if (token.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(tokens.authenticate(new BearerTokenAuthenticationToken(token)));
    } catch (AuthenticationException unknown) {
      return Optional.empty();
    }
  }
}
