package org.kaskade.importers.cyclonedx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kaskade.importers.ContentForm;
import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.InventoryReader;
import org.kaskade.yaml.YamlLimits;
import org.springframework.stereotype.Component;

/// Reads CycloneDX bills of materials.
///
/// Options: `environment`, that of every CI whose class is identified within one.
@Component
final class CycloneDxReader implements InventoryReader {
  private static final Pattern CANDIDATE = Pattern.compile(".*\\.(json|xml|cdx|bom)");

  private final CycloneDxMapping mapping = CycloneDxMapping.load();
  private final BomParser parser = new BomParser(mapping);

  @Override
  public String format() {
    return "cyclonedx";
  }

  @Override
  public void read(Inventory inventory, Findings findings) {
    Optional<String> environment =
        Optional.ofNullable(inventory.options().get("environment"))
            .map(value -> String.valueOf(value).strip())
            .filter(value -> !value.isEmpty());
    Identities identities = new Identities(inventory.schema(), inventory.source(), environment);
    List<IndexedBom> boms = new ArrayList<>();
    for (InventoryFile file : inventory.files()) {
      if (CANDIDATE.matcher(file.path().toLowerCase(Locale.ROOT)).matches()
          && isWorthReading(file)) {
        findings
            .content(file, new Parsing(file.path(), parser))
            .flatMap(bom -> bom)
            .ifPresent(bom -> {
              bom.report(findings);
              boms.add(IndexedBom.of(bom, identities));
            });
      }
    }
    BomLinks links = new BomLinks(boms);
    for (IndexedBom bom : boms) {
      new BomFindings(bom, links, mapping, inventory.schema(), environment, findings).say();
    }
  }

  /// What else is large is no bill of materials, and not worth an error in a source of all files.
  private static boolean isWorthReading(InventoryFile file) {
    return file.size() <= YamlLimits.DEFAULT.bytes() || BomParser.isExpected(file.path());
  }

  /// What a file is parsed to: by its path too, which components keep.
  private record Parsing(String path, BomParser parser) implements ContentForm<Optional<Bom>> {
    @Override
    public Optional<Bom> of(byte[] content) {
      return parser.parse(path, content);
    }
  }
}
