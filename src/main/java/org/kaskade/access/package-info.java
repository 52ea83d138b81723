/// Who may do what: tokens and roles.
///
/// Every request but a look at the health and at static files carries a *bearer token*: in a header
/// or, from pages, in a {@link org.kaskade.access.PageCookie} that counts only where no page of
/// another origin can have sent it. Nothing is remembered between requests, so that a token that
/// was withdrawn stops working at once.
///
/// A token signs in an {@link org.kaskade.access.Actor}: a person or program with teams and roles.
/// One is configured, the administrator's; a {@link org.kaskade.access.TokenDirectory} knows the
/// others. Code that decides asks {@link org.kaskade.access.CurrentActor}.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.kaskade.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
