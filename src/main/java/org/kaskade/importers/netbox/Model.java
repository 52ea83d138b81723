package org.kaskade.importers.netbox;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The kinds of objects that are read.
enum Model {
  SITE("dcim"),
  LOCATION("dcim"),
  REGION("dcim"),
  RACK("dcim"),
  MANUFACTURER("dcim"),
  DEVICE_TYPE("dcim"),
  DEVICE_ROLE("dcim"),
  PLATFORM("dcim"),
  DEVICE("dcim"),
  DEVICE_BAY("dcim"),
  VIRTUAL_CHASSIS("dcim"),
  INTERFACE("dcim"),
  FRONT_PORT("dcim"),
  REAR_PORT("dcim"),
  POWER_PANEL("dcim"),
  POWER_FEED("dcim"),
  POWER_PORT("dcim"),
  POWER_OUTLET("dcim"),
  CABLE("dcim"),
  CABLE_TERMINATION("dcim"),
  CIRCUIT_TERMINATION("circuits"),
  CLUSTER_TYPE("virtualization"),
  CLUSTER("virtualization"),
  VIRTUAL_MACHINE("virtualization"),
  IP_ADDRESS("ipam"),
  SERVICE("ipam"),
  TENANT("tenancy");

  private static final Map<String, Model> BY_NAME = new HashMap<>();

  static {
    for (Model model : values()) {
      String name = model.name().replace("_", "").toLowerCase(Locale.ROOT);
      for (String form : new String[] {name, name + "s", name + "es", name + "list"}) {
        BY_NAME.put(form, model);
        BY_NAME.put(model.application + form, model);
      }
    }
    BY_NAME.put("deviceroles", DEVICE_ROLE);
    BY_NAME.put("roles", DEVICE_ROLE);
  }

  private final String application;

  Model(String application) {
    this.application = application;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// The model that a name means: `dcim.powerport` of fixtures, `dcim/power-ports` of the REST API,
  /// `power_port_list` of the GraphQL API, or the like as name of a file.
  static Optional<Model> of(String name) {
    StringBuilder letters = new StringBuilder();
    name.toLowerCase(Locale.ROOT)
        .chars()
        .filter(c -> c >= 'a' && c <= 'z')
        .forEach(c -> letters.append((char) c));
    return Optional.ofNullable(BY_NAME.get(letters.toString()));
  }

  /// The model of an object by its address, e.g. `https://netbox.example/api/dcim/devices/7/`.
  static Optional<Model> ofUrl(String url) {
    int api = url.indexOf("/api/");
    if (api < 0) {
      return Optional.empty();
    }
    String[] parts = url.substring(api + 5).split("/", 4);
    return parts.length < 2 ? Optional.empty() : of(parts[0] + parts[1]);
  }
}
