/// Pictures of how a failure travels and of what surrounds a CI: what is alike is folded, positions
/// are worked out here, and page, SVG and PDF show the same.
///
/// A {@link org.kaskade.drawing.Drawing} holds boxes and lines with places; renderers add nothing
/// to it and leave nothing out.
@ApplicationModule(allowedDependencies = {"schema", "estate", "graph", "impact", "graphql"})
@NullMarked
package org.kaskade.drawing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
