package org.kaskade.access;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// The actor of the thread's request, as Spring Security knows it.
final class SignedInActor implements CurrentActor {
  private static final Actor THE_PROGRAM = Actor.withoutRights(PROGRAM);

  @Override
  public Actor actor() {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    return signedIn != null && signedIn.getPrincipal() instanceof SignedIn known
        ? known.actor()
        : THE_PROGRAM;
  }
}
