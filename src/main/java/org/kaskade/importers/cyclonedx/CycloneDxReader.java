package org.kaskade.importers.cyclonedx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.InventoryReader;
import org.kaskade.importers.UnreadableFile;
import org.kaskade.yaml.YamlLimits;
import org.springframework.stereotype.Component;

/// Reads CycloneDX bills of materials.
///
/// Options: `environment`, that of every CI whose class is identified within one.
@Component
final class CycloneDxReader implements InventoryReader {
  private static final Pattern CANDIDATE = Pattern.compile(".*\\.(json|xml|cdx|bom)");

  private final CycloneDxMapping mapping = CycloneDxMapping.load();

  @Override
  public String format() {
    return "cyclonedx";
  }

  @Override
  public void read(Inventory inventory, Findings findings) {
    BomParser parser = new BomParser(mapping);
    Optional<String> environment =
        Optional.ofNullable(inventory.options().get("environment"))
            .map(value -> String.valueOf(value).strip())
            .filter(value -> !value.isEmpty());
    Identities identities = new Identities(inventory.schema(), inventory.source(), environment);
    List<IndexedBom> boms = new ArrayList<>();
    for (InventoryFile file : inventory.files()) {
      if (CANDIDATE.matcher(file.path().toLowerCase(Locale.ROOT)).matches()) {
        content(file, findings)
            .flatMap(content -> parser.parse(file.path(), content))
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
  private static Optional<byte[]> content(InventoryFile file, Findings findings) {
    long limit = YamlLimits.DEFAULT.bytes();
    if (file.size() > limit) {
      if (BomParser.isExpected(file.path())) {
        findings.unreadable(
            file.path(),
            "FILE_TOO_LARGE",
            null,
            "The file has %,d bytes, more than the limit of %,d; split it."
                .formatted(file.size(), limit));
      }
      return Optional.empty();
    }
    try {
      return Optional.of(file.content());
    } catch (UnreadableFile unreadable) {
      String why = unreadable.getMessage();
      findings.unreadable(file.path(), unreadable.code(), null, why == null ? "Unreadable." : why);
      return Optional.empty();
    }
  }
}
