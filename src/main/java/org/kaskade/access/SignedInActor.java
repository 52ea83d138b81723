package org.kaskade.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// The actor of the thread's request, as Spring Security knows it.
final class SignedInActor implements CurrentActor {
  @Override
  public String name() {
    Authentication signedIn = signedIn();
    return signedIn == null ? PROGRAM : signedIn.getName();
  }

  @Override
  public boolean administrator() {
    Authentication signedIn = signedIn();
    return signedIn != null
        && signedIn.getAuthorities().stream()
            .anyMatch(a -> Role.ADMINISTRATOR.authority().equals(a.getAuthority()));
  }

  private static @Nullable Authentication signedIn() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication instanceof AnonymousAuthenticationToken ? null : authentication;
  }
}
