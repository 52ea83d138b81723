/// Reads CSV files: a CI for each row, attributes by the names of the columns.
///
/// The options of a source and the header of a file make a mapping, which is applied as a written
/// one would be.
@NullMarked
package org.kaskade.importers.csv;

import org.jspecify.annotations.NullMarked;
