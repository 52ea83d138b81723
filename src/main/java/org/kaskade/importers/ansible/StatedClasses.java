package org.kaskade.importers.ansible;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.ProblemSeverity;

/// The classes that variables `kaskade_class` and option `classes` give to hosts.
final class StatedClasses {
  private final Inventory inventory;
  private final Map<String, String> byGroup;
  private final Reports reports;

  StatedClasses(Inventory inventory, AnsibleOptions options, Reports reports) {
    this.inventory = inventory;
    this.byGroup = options.classes();
    this.reports = reports;
    byGroup.values().removeIf(ciClass -> !isUsable(ciClass, "option classes", null));
  }

  /// @param groups the weakest first
  Optional<String> of(Set<String> groups, HostVariables variables) {
    Optional<HostVariables.Found> found = variables.find("kaskade_class");
    Optional<String> stated = found.flatMap(HostVariables.Found::text);
    if (stated.isPresent()
        && isUsable(stated.get(), "kaskade_class", found.orElseThrow().variable().place())) {
      return stated;
    }
    List<String> strongestFirst = new ArrayList<>(groups).reversed();
    return strongestFirst.stream()
        .filter(byGroup::containsKey)
        .map(group -> byGroup.getOrDefault(group, ""))
        .findFirst()
        .or(() -> Optional.ofNullable(byGroup.get(HostGroups.ALL)));
  }

  private boolean isUsable(String ciClass, String where, @Nullable Place place) {
    boolean usable =
        inventory
            .schema()
            .ciClass(ciClass)
            .filter(declared -> !declared.abstractClass())
            .isPresent();
    if (!usable) {
      reports.problem(
          ProblemSeverity.WARNING,
          "UNKNOWN_CLASS",
          place == null ? "." : place.file(),
          place == null ? null : place.line(),
          "%s names '%s', which is no class of CIs; declare it or correct the name"
              .formatted(where, ciClass));
    }
    return usable;
  }
}
