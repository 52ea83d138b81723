package org.kaskade.importers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a reader makes of files, with what the engine adds to its problems, as text that fits
/// beside the files in a test.
public final class ReadInventory {
  private final Findings findings = new Findings();

  private ReadInventory(InventoryReader reader, Inventory inventory) {
    reader.read(inventory, findings);
    new SourceClaims(
        inventory.source(),
        inventory.schema(),
        findings,
        file -> new org.kaskade.estate.Place(file, null, "0".repeat(40), "Ada Fern"),
        Map.of());
  }

  /// Reads files given as text.
  public static ReadInventory of(
      InventoryReader reader, Map<String, String> files, Map<String, ?> options) {
    return new ReadInventory(reader, new InMemoryInventory("depot", files).with(options));
  }

  public static ReadInventory of(InventoryReader reader, Inventory inventory) {
    return new ReadInventory(reader, inventory);
  }

  /// Reads every file of a folder.
  public static ReadInventory of(InventoryReader reader, Path folder, Map<String, ?> options)
      throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readString(path));
      }
    }
    return of(reader, files, options);
  }

  public Findings findings() {
    return findings;
  }

  /// `Server web-01 {fqdn=web-01.example} {cpuCores=4} hosts.yaml:3`.
  public List<String> cis() {
    return findings.cis().stream()
        .map(ci ->
            "%s %s %s %s:%d"
                .formatted(
                    written(ci.ref()),
                    ci.name(),
                    new TreeMap<>(ci.attributes()),
                    ci.file(),
                    ci.line()))
        .toList();
  }

  /// `Server {fqdn=web-01.example} RUNS_ON Hypervisor {fqdn=hv-01.example} hosts.yaml:3`.
  public List<String> dependencies() {
    return findings.dependencies().stream()
        .map(each ->
            "%s %s %s%s%s %s:%d"
                .formatted(
                    written(each.dependent()),
                    each.type(),
                    written(each.provider()),
                    each.strength() == null ? "" : " " + each.strength(),
                    each.group() == null ? "" : " " + each.group() + ":" + each.need(),
                    each.file(),
                    each.line()))
        .toList();
  }

  /// `WARNING CODE file:line`.
  public List<String> problems() {
    return findings.problems().stream()
        .map(each ->
            "%s %s %s%s"
                .formatted(
                    each.severity(),
                    each.code(),
                    each.file(),
                    each.line() == null ? "" : ":" + each.line()))
        .toList();
  }

  /// The message of the only problem with this code.
  public String message(String code) {
    List<String> messages =
        findings.problems().stream()
            .filter(each -> each.code().equals(code))
            .map(InventoryProblem::message)
            .toList();
    if (messages.size() != 1) {
      throw new AssertionError("not one " + code + " but " + messages + " of " + problems());
    }
    return messages.getFirst();
  }

  private static String written(CiRef ref) {
    return ref.ciClass() + " " + new TreeMap<>(ref.identity());
  }
}
