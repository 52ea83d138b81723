package org.kaskade.importers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlReader;

/// The `importers/<format>/mapping.yaml` that the program comes with.
public final class ShippedMapping {
  private ShippedMapping() {}

  /// Reads the mapping of a format.
  ///
  /// @throws IllegalStateException when it is missing or no mapping, which is a fault of the build
  public static YamlMapping of(String format) {
    String name = "/importers/%s/mapping.yaml".formatted(format);
    try (@Nullable InputStream resource = ShippedMapping.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(name + " is not on the classpath; build again");
      }
      if (new YamlReader().read(resource.readAllBytes()).getFirst().root()
          instanceof YamlMapping root) {
        return root;
      }
      throw new IllegalStateException(name + " is not a mapping; correct it and build again");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
