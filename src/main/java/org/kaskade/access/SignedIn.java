package org.kaskade.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/// An actor as Spring Security carries it through a request.
record SignedIn(Actor actor) implements OAuth2AuthenticatedPrincipal {
  /// Asks and changes, as the roles allow.
  static final String CALLER = "CALLER";

  /// Reads the feed of changes.
  static final String FEED = "FEED";

  /// Also sees the program from inside.
  static final String ADMINISTRATOR = "ADMINISTRATOR";

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of("sub", actor.name());
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    if (actor.has(Role.FEED)) {
      return List.of(new SimpleGrantedAuthority(FEED));
    }
    return actor.administrator()
        ? List.of(
            new SimpleGrantedAuthority(ADMINISTRATOR),
            new SimpleGrantedAuthority(CALLER),
            new SimpleGrantedAuthority(FEED))
        : List.of(new SimpleGrantedAuthority(CALLER), new SimpleGrantedAuthority(FEED));
  }

  @Override
  public String getName() {
    return actor.name();
  }
}
