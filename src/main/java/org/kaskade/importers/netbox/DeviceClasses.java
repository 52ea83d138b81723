package org.kaskade.importers.netbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaskade.schema.CmdbSchema;

/// Chooses the class of a device: by its role, else by what it has.
final class DeviceClasses {
  private final Export export;
  private final NetboxMapping mapping;
  private final NetboxOptions options;
  private final CmdbSchema schema;
  private final Set<String> withOutlets;
  private final Set<String> withPorts;
  private final Set<String> withInterfaces;
  private final Set<String> withMachines;
  private final Map<String, String> byRole = new HashMap<>();

  DeviceClasses(Export export, NetboxMapping mapping, NetboxOptions options, CmdbSchema schema) {
    this.export = export;
    this.mapping = mapping;
    this.options = options;
    this.schema = schema;
    this.withOutlets = export.by(Model.POWER_OUTLET, "device").keySet();
    Set<String> ports = new HashSet<>(export.by(Model.FRONT_PORT, "device").keySet());
    ports.addAll(export.by(Model.REAR_PORT, "device").keySet());
    this.withPorts = ports;
    this.withInterfaces = export.by(Model.INTERFACE, "device").keySet();
    this.withMachines = export.by(Model.VIRTUAL_MACHINE, "device").keySet();
  }

  String of(NetboxObject device) {
    String ciClass = role(device).map(this::ofRole).orElse("");
    if (ciClass.isEmpty()) {
      ciClass = byParts(device);
    }
    boolean hosts = device.reference("cluster").isPresent() || withMachines.contains(device.id());
    return hosts
            && schema.isA(ciClass, "Server")
            && schema.isA(mapping.hosting(), "Server")
            && !schema.isA(ciClass, mapping.hosting())
        ? mapping.hosting()
        : ciClass;
  }

  /// How near to the network's centre a device stands.
  int rank(NetboxObject device) {
    int rank = mapping.ranks().getOrDefault(of(device), 1);
    if (rank == mapping.ranks().getOrDefault("Switch", 0)) {
      String slug = role(device).orElse("");
      for (Map.Entry<String, Integer> each : mapping.roleRanks().entrySet()) {
        if (slug.contains(each.getKey())) {
          return each.getValue();
        }
      }
    }
    return rank;
  }

  /// The slug of a device's role. Before NetBox 3.6 the field was called `device_role`.
  private Optional<String> role(NetboxObject device) {
    return export
        .follow(device, "role", Model.DEVICE_ROLE)
        .or(() -> export.follow(device, "device_role", Model.DEVICE_ROLE))
        .flatMap(role -> role.text("slug").or(() -> role.text("name")))
        .map(slug -> slug.toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-'));
  }

  /// Empty where the role says nothing.
  private String ofRole(String slug) {
    return byRole.computeIfAbsent(
        slug,
        role -> {
          String stated = options.classes().get(role);
          if (stated != null) {
            return stated;
          }
          List<String> words = List.of(role.split("[^a-z]+", -1));
          for (Map.Entry<String, String> each : mapping.roles().entrySet()) {
            boolean fits =
                each.getKey().length() < 4
                    ? words.contains(each.getKey())
                    : role.contains(each.getKey());
            if (fits) {
              return each.getValue();
            }
          }
          return "";
        });
  }

  private String byParts(NetboxObject device) {
    if (withOutlets.contains(device.id())) {
      return mapping.withOutlets();
    }
    return withPorts.contains(device.id()) && !withInterfaces.contains(device.id())
        ? mapping.withPorts()
        : mapping.otherwise();
  }
}
