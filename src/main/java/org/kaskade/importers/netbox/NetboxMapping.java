package org.kaskade.importers.netbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kaskade.importers.ShippedMapping;
import org.kaskade.yaml.YamlMapping;

/// What `importers/netbox/mapping.yaml` says.
///
/// @param roles class by words in a role's slug, in the order they are tried
/// @param withOutlets class of a device of no known role that has power outlets
/// @param withPorts class of one that has front or rear ports and no interfaces
/// @param otherwise class of any other
/// @param hosting class of a server that runs virtual machines
/// @param ranks how near a class stands to the network's centre
/// @param roleRanks the same by a word in a role's slug
/// @param lifecycle by status
record NetboxMapping(
    Map<String, String> roles,
    String withOutlets,
    String withPorts,
    String otherwise,
    String hosting,
    Map<String, Integer> ranks,
    Map<String, Integer> roleRanks,
    Map<String, String> lifecycle) {
  private static final String RESOURCE = "/importers/netbox/mapping.yaml";

  /// Reads the mapping the program comes with.
  static NetboxMapping load() {
    return of(ShippedMapping.of("netbox"));
  }

  private static NetboxMapping of(YamlMapping root) {
    return new NetboxMapping(
        table(root, "roles"),
        text(root, "withOutlets"),
        text(root, "withPorts"),
        text(root, "otherwise"),
        text(root, "hosting"),
        numbers(table(root, "ranks")),
        numbers(table(root, "roleRanks")),
        table(root, "lifecycle"));
  }

  private static String text(YamlMapping root, String key) {
    return root.text(key).orElseThrow(() -> missing(key));
  }

  private static Map<String, String> table(YamlMapping root, String key) {
    Map<String, String> table = new LinkedHashMap<>();
    YamlMapping mapping = root.mapping(key).orElseThrow(() -> missing(key));
    mapping.entries().keySet().forEach(from -> table.put(from, text(mapping, from)));
    return Collections.unmodifiableMap(table);
  }

  private static Map<String, Integer> numbers(Map<String, String> table) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    table.forEach((key, number) -> numbers.put(key, Integer.valueOf(number)));
    return Collections.unmodifiableMap(numbers);
  }

  private static IllegalStateException missing(String key) {
    return new IllegalStateException(
        "%s: %s is missing; add it and build again".formatted(RESOURCE, key));
  }
}
