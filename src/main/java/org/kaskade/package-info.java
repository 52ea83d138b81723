/// Kaskade, the configuration management database that says what breaks before it breaks.
@NullMarked
package org.kaskade;

import org.jspecify.annotations.NullMarked;
