package org.kaskade.importers.ansible;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Inventory;
import org.kaskade.schema.CiClass;

/// Chooses what identifies a CI.
final class Refs {
  private static final String INVENTORY = "inventory";
  private static final String NAME = "name";

  private final Inventory inventory;

  Refs(Inventory inventory) {
    this.inventory = inventory;
  }

  /// A machine: by its fully qualified domain name if it has one, else within its inventory, else
  /// by the first rule of its class for which all values are known.
  CiRef machine(String ciClass, String scope, String name) {
    Map<String, String> known = new HashMap<>(Map.of(INVENTORY, scope, NAME, name));
    Names.fqdn(name).ifPresent(fqdn -> known.put("fqdn", fqdn));
    return of(ciClass, List.of(List.of("fqdn"), List.of(INVENTORY, NAME)), known);
  }

  CiRef site(String name) {
    return new CiRef("Site", Map.of(NAME, name));
  }

  CiRef rack(Optional<String> site, String scope, String name) {
    return new CiRef(
        "Rack",
        site.isPresent()
            ? Map.of("site", site.get(), NAME, name)
            : Map.of(INVENTORY, scope, NAME, name));
  }

  CiRef cluster(String scope, Optional<String> environment, String name) {
    Map<String, String> known = new HashMap<>(Map.of(INVENTORY, scope, NAME, name));
    environment.ifPresent(value -> known.put("environment", value));
    return of("Cluster", List.of(List.of(INVENTORY, NAME)), known);
  }

  private CiRef of(String ciClass, List<List<String>> preferred, Map<String, String> known) {
    List<List<String>> declared =
        inventory.schema().ciClass(ciClass).map(CiClass::identification).orElse(List.of()).stream()
            .map(CiClass.IdentificationRule::attributes)
            .toList();
    List<String> last = preferred.getLast();
    List<String> chosen =
        preferred.stream()
            .filter(rule -> known.keySet().containsAll(rule))
            .filter(rule -> declared.isEmpty() || declared.contains(rule))
            .findFirst()
            .or(() ->
                declared.stream().filter(rule -> known.keySet().containsAll(rule)).findFirst())
            .orElse(last);
    Map<String, String> identity = new HashMap<>();
    for (String attribute : chosen) {
      String value = known.get(attribute);
      if (value != null) {
        identity.put(attribute, value);
      }
    }
    return new CiRef(ciClass, identity);
  }

  /// What a key such as `server:web-01.example.org` means; empty for a prefix that no class has.
  Optional<CiRef> ofKey(String key) {
    int colon = key.indexOf(':');
    if (colon < 1 || colon == key.length() - 1) {
      return Optional.empty();
    }
    List<String> values = List.of(key.substring(colon + 1).split("/", -1));
    return inventory
        .schema()
        .classOfKeyPrefix(key.substring(0, colon))
        .flatMap(ciClass ->
            ciClass.identification().stream()
                .filter(rule -> rule.attributes().size() == values.size())
                .findFirst()
                .map(rule -> {
                  Map<String, String> identity = new HashMap<>();
                  for (int i = 0; i < values.size(); i++) {
                    identity.put(rule.attributes().get(i), values.get(i));
                  }
                  return new CiRef(ciClass.name(), identity);
                }));
  }
}
