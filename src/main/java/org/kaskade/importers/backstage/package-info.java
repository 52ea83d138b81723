/// Reads Backstage catalogs: the entities of catalog files, what they refer to, and the files that
/// their Locations lead to.
///
/// {@link org.kaskade.importers.backstage.CatalogParser} makes of one file what it says, whatever
/// other files there are; {@link org.kaskade.importers.backstage.CatalogFiles} finds the files, and
/// {@link org.kaskade.importers.backstage.Catalog} joins what they say. What kinds and fields mean
/// is declared in `importers/backstage/mapping.yaml`.
@NullMarked
package org.kaskade.importers.backstage;

import org.jspecify.annotations.NullMarked;
