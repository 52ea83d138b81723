package org.kaskade.importers.ansible;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.importers.InMemoryInventory;
import org.kaskade.importers.Inventory;

/// What the reader makes of an inventory, in a form that tests can compare.
record Estate(Findings findings) {
  static Estate read(Inventory inventory) {
    Findings findings = new Findings();
    new AnsibleReader().read(inventory, findings);
    return new Estate(findings);
  }

  /// @param files path and content in turn
  static Estate of(String... files) {
    return of(Map.of(), files);
  }

  static Estate of(Map<String, Object> options, String... files) {
    Map<String, String> byPath = new TreeMap<>();
    for (int i = 0; i < files.length; i += 2) {
      byPath.put(files[i], files[i + 1]);
    }
    return read(new InMemoryInventory("estate", byPath).with(options));
  }

  /// Attributes of all files together, by the name that the inventory gives.
  Map<String, Object> attributes(String name) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    findings.cis().stream()
        .filter(ci -> ci.name().equals(name))
        .forEach(ci -> attributes.putAll(ci.attributes()));
    return attributes;
  }

  Set<String> names(String ciClass) {
    Set<String> names = new TreeSet<>();
    cis(ciClass).forEach(ci -> names.add(ci.name()));
    return names;
  }

  Set<CiRef> refs(String ciClass) {
    Set<CiRef> refs = new LinkedHashSet<>();
    cis(ciClass).forEach(ci -> refs.add(ci.ref()));
    return refs;
  }

  List<FoundCi> cis(String ciClass) {
    return findings.cis().stream().filter(ci -> ci.ref().ciClass().equals(ciClass)).toList();
  }

  FoundCi claim(String name, String file) {
    return findings.cis().stream()
        .filter(ci -> ci.name().equals(name) && ci.file().equals(file))
        .findFirst()
        .orElseThrow();
  }

  /// E.g. `web RUNS_ON hv-01 @hosts:3`, with the group and need if there are any.
  List<String> dependencies() {
    return findings.dependencies().stream().map(Estate::text).sorted().toList();
  }

  /// E.g. `WARNING CYCLE hosts:3`.
  List<String> problems() {
    return findings.problems().stream()
        .map(problem ->
            problem.severity()
                + " "
                + problem.code()
                + " "
                + problem.file()
                + (problem.line() == null ? "" : ":" + problem.line()))
        .sorted()
        .toList();
  }

  private static String text(FoundDependency dependency) {
    return name(dependency.dependent())
        + " "
        + dependency.type()
        + " "
        + name(dependency.provider())
        + (dependency.strength() == null ? "" : " " + dependency.strength())
        + (dependency.group() == null
            ? ""
            : " " + dependency.group() + " need " + dependency.need())
        + " @"
        + dependency.file()
        + ":"
        + dependency.line();
  }

  private static String name(CiRef ref) {
    Map<String, String> identity = ref.identity();
    return identity.getOrDefault("fqdn", identity.getOrDefault("name", identity.toString()));
  }
}
