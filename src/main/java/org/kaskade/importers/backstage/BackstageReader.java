package org.kaskade.importers.backstage;

import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryReader;
import org.springframework.stereotype.Component;

/// Reads Backstage catalogs.
///
/// Options: `catalog`, `environment`; see {@link BackstageOptions}.
@Component
final class BackstageReader implements InventoryReader {
  private final BackstageMapping mapping = BackstageMapping.load();
  private final CatalogParser parser = new CatalogParser(mapping);

  @Override
  public String format() {
    return "backstage";
  }

  @Override
  public void read(Inventory inventory, Findings findings) {
    Catalog catalog =
        new Catalog(
            new CatalogFiles(inventory, mapping, parser, findings).read(), mapping, findings);
    BackstageOptions options = BackstageOptions.of(inventory.options(), mapping);
    new CatalogFindings(catalog, mapping, options, inventory.schema(), findings).say();
  }
}
