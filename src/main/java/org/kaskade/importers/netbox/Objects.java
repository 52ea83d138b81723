package org.kaskade.importers.netbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kaskade.importers.CiRef;

/// Says the CIs that objects are, with what NetBox knows of them.
final class Objects {
  private final Export export;
  private final Refs refs;
  private final NetboxMapping mapping;
  private final NetboxOptions options;
  private final Claims claims;

  Objects(Export export, Refs refs, NetboxMapping mapping, NetboxOptions options, Claims claims) {
    this.export = export;
    this.refs = refs;
    this.mapping = mapping;
    this.options = options;
    this.claims = claims;
  }

  void say(NetboxObject object) {
    CiRef ref = refs.of(object);
    Map<String, Optional<String>> attributes = new LinkedHashMap<>();
    attributes.put("description", object.text("description"));
    attributes.put("lifecycle", object.text("status").flatMap(this::lifecycle));
    attributes.put("owner", owner(object));
    attributes.put("tags", Optional.empty());
    switch (object.model()) {
      case SITE -> site(object, attributes);
      case RACK -> rack(object, attributes);
      case POWER_FEED -> feed(object, attributes);
      case CLUSTER, VIRTUAL_CHASSIS -> cluster(object, attributes);
      case DEVICE, VIRTUAL_MACHINE -> machine(object, attributes);
      default -> place(object, attributes);
    }
    custom(object, attributes);
    claims.ci(ref, name(object), object, attributes);
  }

  private String name(NetboxObject object) {
    return object.model() == Model.LOCATION ? refs.roomName(object) : refs.name(object);
  }

  private Optional<String> lifecycle(String status) {
    String slug = status.toLowerCase(Locale.ROOT).replaceFirst("^status_", "");
    return Optional.ofNullable(mapping.lifecycle().get(slug));
  }

  private Optional<String> owner(NetboxObject object) {
    return options.tenantOwns()
        ? export.follow(object, "tenant", Model.TENANT).flatMap(tenant -> tenant.text("name"))
        : Optional.empty();
  }

  private void place(NetboxObject object, Map<String, Optional<String>> attributes) {
    attributes.put("site", refs.site(object).map(refs::name));
    attributes.put("room", export.follow(object, "location", Model.LOCATION).map(refs::roomName));
  }

  private void site(NetboxObject site, Map<String, Optional<String>> attributes) {
    attributes.put(
        "address", site.text("physical_address").map(text -> text.replaceAll("\\s*\\R\\s*", ", ")));
    attributes.put(
        "region",
        export.follow(site, "region", Model.REGION).flatMap(region -> region.text("name")));
    attributes.put("timeZone", site.text("time_zone"));
    attributes.put("latitude", site.text("latitude"));
    attributes.put("longitude", site.text("longitude"));
  }

  private void rack(NetboxObject rack, Map<String, Optional<String>> attributes) {
    place(rack, attributes);
    attributes.put("heightUnits", rack.text("u_height").map(Objects::whole));
    attributes.put(
        "maximumLoad",
        rack.text("max_weight")
            .filter(weight -> rack.text("weight_unit").orElse("kg").equals("kg")));
  }

  private void feed(NetboxObject feed, Map<String, Optional<String>> attributes) {
    place(feed, attributes);
    attributes.put("voltage", feed.text("voltage"));
    attributes.put("ratedCurrent", feed.text("amperage"));
    attributes.put("feed", feed.text("type"));
    attributes.put(
        "phases", feed.text("phase").map(phase -> phase.startsWith("three") ? "3" : "1"));
    attributes.put("rack", export.follow(feed, "rack", Model.RACK).map(refs::name));
  }

  private void cluster(NetboxObject cluster, Map<String, Optional<String>> attributes) {
    place(cluster, attributes);
    attributes.put("environment", options.environment());
    attributes.put(
        "kind",
        cluster.model() == Model.VIRTUAL_CHASSIS
            ? Optional.of("virtual chassis")
            : export
                .follow(cluster, "type", Model.CLUSTER_TYPE)
                .flatMap(type -> type.text("name")));
  }

  private void machine(NetboxObject machine, Map<String, Optional<String>> attributes) {
    place(machine, attributes);
    Optional<NetboxObject> type = export.follow(machine, "device_type", Model.DEVICE_TYPE);
    attributes.put("environment", options.environment());
    attributes.put("rack", export.follow(machine, "rack", Model.RACK).map(refs::name));
    attributes.put("rackPosition", machine.text("position").map(Objects::whole));
    attributes.put("model", type.flatMap(known -> known.text("model")));
    attributes.put(
        "manufacturer",
        type.flatMap(known -> export.follow(known, "manufacturer", Model.MANUFACTURER))
            .flatMap(maker -> maker.text("name")));
    attributes.put(
        "heightUnits", type.flatMap(known -> known.text("u_height")).map(Objects::whole));
    attributes.put("serialNumber", machine.text("serial"));
    attributes.put("assetTag", machine.text("asset_tag"));
    attributes.put("fqdn", refs.fqdn(machine));
    attributes.put(
        "ipAddress",
        refs.primaryAddress(machine)
            .flatMap(address -> address.text("address"))
            .map(address -> address.replaceFirst("/.*", "")));
    attributes.put(
        "operatingSystem",
        export
            .follow(machine, "platform", Model.PLATFORM)
            .flatMap(platform -> platform.text("name")));
    attributes.put(
        "role",
        export
            .follow(machine, "role", Model.DEVICE_ROLE)
            .or(() -> export.follow(machine, "device_role", Model.DEVICE_ROLE))
            .flatMap(role -> role.text("name")));
    attributes.put("cluster", export.follow(machine, "cluster", Model.CLUSTER).map(refs::name));
    if (machine.model() == Model.VIRTUAL_MACHINE) {
      attributes.put("hypervisor", export.follow(machine, "device", Model.DEVICE).map(refs::name));
      attributes.put("cpuCores", machine.text("vcpus").map(Objects::whole));
      attributes.put("memory", machine.text("memory").flatMap(Objects::gibibytes));
    }
  }

  private void custom(NetboxObject object, Map<String, Optional<String>> attributes) {
    Object fields =
        object.fields().getOrDefault("custom_fields", object.fields().get("custom_field_data"));
    if (fields instanceof Map<?, ?> custom) {
      options
          .customFields()
          .forEach((field, attribute) -> {
            Object value = custom.get(field);
            Optional<String> text =
                value instanceof List<?> list
                    ? Optional.of(
                        list.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                    : NetboxObject.text(value);
            text.ifPresent(known -> attributes.put(attribute, Optional.of(known)));
          });
    }
  }

  /// `8.0` is 8; half a unit counts as the one it begins in.
  private static String whole(String number) {
    return number.replaceFirst("\\.[0-9]*$", "");
  }

  private static Optional<String> gibibytes(String mebibytes) {
    return mebibytes.matches("[0-9]{1,9}")
        ? Optional.of(String.valueOf(Long.parseLong(mebibytes) / 1024.0))
        : Optional.empty();
  }
}
