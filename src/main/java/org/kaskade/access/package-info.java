/// Who may do what: tokens and roles.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.kaskade.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
