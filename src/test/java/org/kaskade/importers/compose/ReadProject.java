package org.kaskade.importers.compose;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.importers.InMemoryInventory;

/// What the reader makes of files, as text that fits beside them in a test.
final class ReadProject {
  private final Findings findings = new Findings();

  private ReadProject(InMemoryInventory inventory) {
    new ComposeReader().read(inventory, findings);
  }

  /// Reads `compose.yaml` in the root of the source `shop`.
  static ReadProject of(String compose) {
    return of(Map.of("compose.yaml", compose));
  }

  static ReadProject of(Map<String, String> files) {
    return new ReadProject(new InMemoryInventory("shop", files));
  }

  static ReadProject of(Map<String, String> files, Map<String, Object> options) {
    return new ReadProject(new InMemoryInventory("shop", files).with(options));
  }

  static ReadProject of(InMemoryInventory inventory) {
    return new ReadProject(inventory);
  }

  Findings findings() {
    return findings;
  }

  /// `Workload shop/web`, each once.
  List<String> cis() {
    return findings.cis().stream().map(ci -> written(ci.ref())).distinct().toList();
  }

  /// What all files say of the CIs with this name.
  Stream<FoundCi> ci(String name) {
    return findings.cis().stream().filter(ci -> ci.name().equals(name));
  }

  /// `web DEPENDS_ON db`, with ` soft` and ` group x` where they are.
  List<String> dependencies() {
    return findings.dependencies().stream().map(ReadProject::written).toList();
  }

  /// `WARNING CODE file:line`.
  List<String> problems() {
    return findings.problems().stream()
        .map(each ->
            each.severity()
                + " "
                + each.code()
                + " "
                + each.file()
                + (each.line() == null ? "" : ":" + each.line()))
        .toList();
  }

  static String written(CiRef ref) {
    return "%s %s/%s"
        .formatted(ref.ciClass(), ref.identity().get("project"), ref.identity().get("name"));
  }

  static String written(FoundDependency each) {
    return each.dependent().identity().get("name")
        + " "
        + each.type()
        + " "
        + each.provider().identity().get("name")
        + (each.strength() == null ? "" : " soft")
        + (each.group() == null ? "" : " group " + each.group());
  }
}
