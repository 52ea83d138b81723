/// JSONata within bounds: what declarations and mappings compute with.
///
/// An expression is compiled once, when its file is read, and evaluated within limits of time,
/// depth and size. A {@link org.kaskade.expression.Condition} can say which of its operands
/// decided.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.kaskade.expression;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
