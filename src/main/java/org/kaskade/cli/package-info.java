/// Commands for pipelines: they ask a server over HTTP and answer in the forms that pipelines read.
@ApplicationModule(allowedDependencies = {"yaml"})
@NullMarked
package org.kaskade.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
