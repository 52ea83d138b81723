/// Who may do what: tokens and roles.
///
/// Every request but a look at the health and at static pages carries a *bearer token*. Nothing is
/// remembered between requests: no session, no cookie, so that no page of another origin can act in
/// the name of a signed-in person. For now one token is known, the administrator's.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.kaskade.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
