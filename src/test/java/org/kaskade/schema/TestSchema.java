package org.kaskade.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The shipped schema with one class of a user's own, `BarcodeScanner`, read once.
public final class TestSchema {
  public static final CmdbSchema SCHEMA = load();

  private TestSchema() {}

  public static CmdbSchema schema() {
    return SCHEMA;
  }

  private static CmdbSchema load() {
    try {
      Path own = Files.createTempDirectory("kaskade-schema");
      Path file = Files.createDirectories(own.resolve("classes")).resolve("barcode-scanner.yaml");
      Files.writeString(
          file,
          """
          class: BarcodeScanner
          parent: ConfigurationItem
          description: A hand-held reader of barcodes.
          identification:
            - [inventory, name]
          """);
      CmdbSchema schema = new SchemaLoader(List.of(own.toString())).load();
      Files.delete(file);
      Files.delete(file.getParent());
      Files.delete(own);
      return schema;
    } catch (IOException noTemporaryFolder) {
      throw new UncheckedIOException(noTemporaryFolder);
    }
  }
}
