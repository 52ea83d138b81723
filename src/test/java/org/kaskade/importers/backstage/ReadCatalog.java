package org.kaskade.importers.backstage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.importers.InMemoryInventory;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryProblem;

/// What the reader makes of files, as text that fits beside them in a test.
final class ReadCatalog {
  private final Findings findings = new Findings();

  private ReadCatalog(Inventory inventory) {
    new BackstageReader().read(inventory, findings);
  }

  /// Reads `catalog-info.yaml` in the root of the source `shop`.
  static ReadCatalog of(String catalog) {
    return of(Map.of("catalog-info.yaml", catalog));
  }

  static ReadCatalog of(Map<String, String> files) {
    return of(new InMemoryInventory("shop", files));
  }

  static ReadCatalog of(Inventory inventory) {
    return new ReadCatalog(inventory);
  }

  /// The files of a folder by their path in it.
  static Map<String, String> files(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      Map<String, String> files = new TreeMap<>();
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(path).toString().replace('\\', '/'),
            new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
      }
      return files;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// A public catalog; the test is skipped where it is not at hand.
  static Map<String, String> shared(String name) {
    Path folder = Path.of("../shared/samples", name);
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "skipped: the sample catalog " + folder + " is not there");
    return files(folder);
  }

  Findings findings() {
    return findings;
  }

  /// `Application component:checkout`.
  List<String> cis() {
    return findings.cis().stream().map(ci -> written(ci.ref())).toList();
  }

  FoundCi ci(String entityRef) {
    return findings.cis().stream()
        .filter(ci -> entityRef.equals(ci.ref().identity().get("entityRef")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + entityRef + " among " + cis()));
  }

  /// `component:checkout DEPENDS_ON resource:orders`, the dependent first.
  List<String> dependencies() {
    return findings.dependencies().stream().map(ReadCatalog::written).toList();
  }

  /// `WARNING CODE file:line`.
  List<String> problems() {
    return findings.problems().stream().map(ReadCatalog::written).toList();
  }

  static String written(CiRef ref) {
    return ref.ciClass() + " " + ref.identity().get("entityRef");
  }

  static String written(FoundDependency each) {
    return each.dependent().identity().get("entityRef")
        + " "
        + each.type()
        + " "
        + each.provider().identity().get("entityRef");
  }

  static String written(InventoryProblem each) {
    return each.severity()
        + " "
        + each.code()
        + " "
        + each.file()
        + (each.line() == null ? "" : ":" + each.line());
  }
}
