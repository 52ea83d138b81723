package org.kaskade.access;

import java.util.List;
import java.util.Map;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/// Says whom a token signs in.
final class KnownTokens implements OpaqueTokenIntrospector {
  private static final String ADMINISTRATOR = "administrator";

  private final AdminToken administrator;

  KnownTokens(AdminToken administrator) {
    this.administrator = administrator;
  }

  @Override
  public OAuth2AuthenticatedPrincipal introspect(String token) {
    if (!administrator.matches(token)) {
      throw new BadOpaqueTokenException("The token is not known");
    }
    return new DefaultOAuth2AuthenticatedPrincipal(
        ADMINISTRATOR,
        Map.of("sub", ADMINISTRATOR),
        List.of(new SimpleGrantedAuthority(Role.ADMINISTRATOR.authority())));
  }
}
