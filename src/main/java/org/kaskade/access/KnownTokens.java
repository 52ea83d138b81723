package org.kaskade.access;

import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/// Says whom a token signs in.
final class KnownTokens implements OpaqueTokenIntrospector {
  static final Actor ADMINISTRATOR =
      new Actor("administrator", List.of(), Set.of(Role.ADMIN.word()), Set.of());

  private final AdminToken administrator;
  private final TokenDirectory issued;

  KnownTokens(AdminToken administrator, TokenDirectory issued) {
    this.administrator = administrator;
    this.issued = issued;
  }

  @Override
  public OAuth2AuthenticatedPrincipal introspect(String token) {
    return administrator.matches(token)
        ? new SignedIn(ADMINISTRATOR)
        : issued
            .find(TokenFingerprint.of(token))
            .map(SignedIn::new)
            .orElseThrow(() -> new BadOpaqueTokenException("The token is not known"));
  }
}
