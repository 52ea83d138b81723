package org.kaskade.importers.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.importers.InMemoryInventory;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryProblem;

/// What the reader makes of files, as text that fits beside them in a test.
final class ReadTerraform {
  private final Findings findings = new Findings();

  private ReadTerraform(Inventory inventory) {
    new TerraformReader().read(inventory, findings);
  }

  /// Reads a file of the source `shop`.
  static ReadTerraform of(String path, String text) {
    return of(Map.of(path, text));
  }

  static ReadTerraform of(Map<String, String> files) {
    return of(new InMemoryInventory("shop", files));
  }

  static ReadTerraform of(Inventory inventory) {
    return new ReadTerraform(inventory);
  }

  /// Every file of a folder, as the source `shop`.
  static Map<String, String> files(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readString(path));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return files;
  }

  Findings findings() {
    return findings;
  }

  /// `VirtualMachine aws_instance.web[0]`.
  List<String> cis() {
    return findings.cis().stream().map(ReadTerraform::written).toList();
  }

  /// The CI of this address.
  FoundCi ci(String address) {
    return findings.cis().stream()
        .filter(ci -> address(ci).equals(address))
        .findFirst()
        .orElseThrow(() -> new AssertionError(address + " is not among " + cis()));
  }

  /// `aws_instance.web[0] STORES_ON aws_ebs_volume.data`, with ` soft` and ` 1 of group` where they
  /// are.
  List<String> dependencies() {
    return findings.dependencies().stream().map(this::written).toList();
  }

  /// `WARNING CODE file:line`.
  List<String> problems() {
    return findings.problems().stream().map(ReadTerraform::written).toList();
  }

  static String written(InventoryProblem each) {
    return each.severity()
        + " "
        + each.code()
        + " "
        + each.file()
        + (each.line() == null ? "" : ":" + each.line());
  }

  static String written(FoundCi ci) {
    return ci.ref().ciClass() + " " + address(ci);
  }

  private static String address(FoundCi ci) {
    return String.valueOf(ci.attributes().get("address"));
  }

  String written(FoundDependency each) {
    String strength = each.strength() == null ? "" : " " + each.strength();
    String need = each.need() == null ? "1" : each.need();
    String group = each.group() == null ? "" : " " + need + " of " + each.group();
    return address(each.dependent())
        + " "
        + each.type()
        + " "
        + address(each.provider())
        + strength
        + group;
  }

  private String address(CiRef ref) {
    return findings.cis().stream()
        .filter(ci -> ci.ref().equals(ref))
        .map(ReadTerraform::address)
        .findFirst()
        .orElseThrow(() -> new AssertionError(ref + " is no CI"));
  }
}
