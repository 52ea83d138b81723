package org.kaskade.importers.ansible;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Inventory;
import org.kaskade.schema.Strength;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// What `kaskade_depends_on` says: a host of the same inventory or a key, or a list of those and of
/// mappings with `host` or `key`, `type`, `strength`, `group` and `need`.
final class StatedDependencies {
  private static final YamlMapping NOTHING_MORE = new YamlMapping(Map.of(), Map.of(), List.of(), 1);

  private final Inventory inventory;
  private final Machines machines;
  private final Refs refs;
  private final Mentions mentions;
  private final Reports reports;

  StatedDependencies(
      Inventory inventory, Machines machines, Refs refs, Mentions mentions, Reports reports) {
    this.inventory = inventory;
    this.machines = machines;
    this.refs = refs;
    this.mentions = mentions;
    this.reports = reports;
  }

  void emit(Machine machine) {
    Optional<HostVariables.Found> found = machine.variables.find("kaskade_depends_on");
    if (found.isEmpty()) {
      return;
    }
    YamlNode value = found.get().value();
    Place place = found.get().variable().place();
    if (value == null) {
      dangling(place, "the templates of kaskade_depends_on can't be resolved");
      return;
    }
    for (YamlNode item : value instanceof YamlSequence list ? list.items() : List.of(value)) {
      Place at = new Place(place.file(), item.line() > 1 ? item.line() : place.line());
      switch (item) {
        case YamlScalar scalar when scalar.isNull() -> {}
        case YamlScalar scalar -> plain(machine, scalar.text().strip(), at);
        case YamlMapping mapping -> detailed(machine, mapping, at);
        case YamlSequence list -> dangling(at, "an entry of kaskade_depends_on is a list");
      }
    }
  }

  private void plain(Machine machine, String name, Place place) {
    provider(machine, name, name, place)
        .ifPresent(provider -> dependency(machine, provider, NOTHING_MORE, place));
  }

  private void detailed(Machine machine, YamlMapping entry, Place place) {
    String host = entry.text("host").orElse("");
    String key = entry.text("key").orElse("");
    provider(machine, host, key, place)
        .ifPresent(provider -> dependency(machine, provider, entry, place));
  }

  private Optional<CiRef> provider(Machine machine, String host, String key, Place place) {
    Optional<CiRef> provider =
        Optional.of(host)
            .filter(name -> !name.isEmpty())
            .flatMap(name -> machines.named(machine.scope, name))
            .map(named -> named.ref)
            .or(() -> refs.ofKey(key));
    if (provider.isEmpty()) {
      dangling(
          place,
          "kaskade_depends_on names '%s', which is no host of this inventory and no key"
              .formatted(host.isEmpty() ? key : host));
    } else if (provider.get().equals(machine.ref)) {
      reports.warning(
          "SELF_REFERENCE", place, "host '%s' depends on itself".formatted(machine.host.name));
      return Optional.empty();
    }
    return provider;
  }

  private void dependency(Machine machine, CiRef provider, YamlMapping entry, Place place) {
    String type = entry.text("type").orElse("DEPENDS_ON");
    if (inventory.schema().relationshipType(type).isEmpty()) {
      reports.warning(
          "UNKNOWN_TYPE",
          place,
          "kaskade_depends_on has type '%s', which is no relationship type".formatted(type));
      return;
    }
    mentions.dependency(
        machine.ref,
        provider,
        type,
        strength(entry, place),
        entry.text("group").orElse(null),
        entry.text("need").orElse(null),
        place);
  }

  private @Nullable Strength strength(YamlMapping entry, Place place) {
    return switch (entry.text("strength").orElse("").toUpperCase(Locale.ROOT)) {
      case "HARD" -> Strength.HARD;
      case "SOFT" -> Strength.SOFT;
      case "" -> null;
      default -> {
        reports.warning(
            "UNKNOWN_STRENGTH", place, "a strength is HARD or SOFT; that of the type is taken");
        yield null;
      }
    };
  }

  private void dangling(Place place, String message) {
    reports.warning("DANGLING_REFERENCE", place, message);
  }
}
