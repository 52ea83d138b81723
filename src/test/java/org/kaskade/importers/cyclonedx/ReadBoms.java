package org.kaskade.importers.cyclonedx;

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
final class ReadBoms {
  private final Findings findings = new Findings();

  private ReadBoms(Inventory inventory) {
    new CycloneDxReader().read(inventory, findings);
  }

  /// Reads `bom.json` of the source `shop`.
  static ReadBoms json(String bom) {
    return of(Map.of("bom.json", bom));
  }

  /// Reads `bom.xml` of the source `shop`.
  static ReadBoms xml(String bom) {
    return of(Map.of("bom.xml", bom));
  }

  static ReadBoms of(Map<String, String> files) {
    return of(new InMemoryInventory("shop", files));
  }

  static ReadBoms of(Inventory inventory) {
    return new ReadBoms(inventory);
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

  /// Public bills of materials; the test is skipped where they are not at hand.
  static Map<String, String> shared(String name) {
    Path folder = Path.of("../shared/samples", name);
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "skipped: the sample " + folder + " is not there");
    return files(folder);
  }

  Findings findings() {
    return findings;
  }

  /// `SoftwareComponent jackson-core`, as often as files say so.
  List<String> cis() {
    return findings.cis().stream().map(ci -> ci.ref().ciClass() + " " + ci.name()).toList();
  }

  /// What the first file says of the CI of this name.
  FoundCi ci(String name) {
    return findings.cis().stream()
        .filter(ci -> ci.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " among " + cis()));
  }

  /// `app DEPENDS_ON lib`, the dependent first, with ` soft` where it is.
  List<String> dependencies() {
    return findings.dependencies().stream().map(this::written).toList();
  }

  /// `WARNING CODE file:line`.
  List<String> problems() {
    return findings.problems().stream().map(ReadBoms::written).toList();
  }

  String written(FoundDependency each) {
    return name(each.dependent())
        + " "
        + each.type()
        + " "
        + name(each.provider())
        + (each.strength() == null ? "" : " soft");
  }

  private String name(CiRef ref) {
    return findings.cis().stream()
        .filter(ci -> ci.ref().equals(ref))
        .map(FoundCi::name)
        .findFirst()
        .orElse("?");
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
