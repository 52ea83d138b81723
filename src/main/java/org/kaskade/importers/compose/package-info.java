/// Reads Compose files: services, what they depend on, and the volumes they share.
///
/// The files of a folder are one *project*. Its files are merged in order after variables are
/// replaced, as `docker compose` does it, and each value keeps the place it was said at.
@NullMarked
package org.kaskade.importers.compose;

import org.jspecify.annotations.NullMarked;
