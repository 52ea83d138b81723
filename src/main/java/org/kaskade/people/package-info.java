/// People and programs with tokens of their own, so that who asks, who approves and who owns can be
/// told apart.
///
/// The administrator issues a token to a *person*, with teams and roles. It is shown once; the
/// store keeps its fingerprint. Every instance holds the valid ones in memory and looks each second
/// whether they changed.
@ApplicationModule(allowedDependencies = {"graphql", "access"})
@NullMarked
package org.kaskade.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
