/// Who may do what: tokens and roles.
///
/// Every request but a look at the health and at static pages carries a *bearer token*. Nothing is
/// remembered between requests: no session, no cookie, so that no page of another origin can act in
/// the name of a signed-in person.
///
/// A token signs in an {@link org.kaskade.access.Actor}: a person or program with teams and roles.
/// One is configured, the administrator's; a {@link org.kaskade.access.TokenDirectory} knows the
/// others. Code that decides asks {@link org.kaskade.access.CurrentActor}.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.kaskade.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
