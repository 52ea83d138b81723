package org.kaskade.importers.netbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Inventory;
import org.kaskade.schema.Identification;

/// Chooses what identifies the CI an object is.
final class Refs {
  private final Export export;
  private final DeviceClasses classes;
  private final NetboxOptions options;
  private final String source;
  private final Identification identification;
  private final Map<String, CiRef> known = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  Refs(Export export, DeviceClasses classes, NetboxOptions options, Inventory inventory) {
    this.export = export;
    this.classes = classes;
    this.options = options;
    this.source = inventory.source();
    this.identification = new Identification(inventory.schema());
    Set<String> once = new HashSet<>();
    for (Model model : new Model[] {Model.LOCATION, Model.DEVICE, Model.VIRTUAL_MACHINE}) {
      for (NetboxObject object : export.all(model)) {
        String scoped = scoped(object);
        if (!once.add(scoped)) {
          ambiguous.add(scoped);
        }
      }
    }
  }

  /// What the object is called among its like; the same of two where only NetBox tells them apart.
  private String scoped(NetboxObject object) {
    String within =
        object.model() == Model.VIRTUAL_MACHINE
            ? object.reference("cluster").map(id -> "cluster " + id).orElse("")
            : "";
    return object.model()
        + "/"
        + object.reference("site").orElse("")
        + "/"
        + within
        + "/"
        + object.text("name").orElse("").toLowerCase(Locale.ROOT);
  }

  CiRef of(NetboxObject object) {
    String key = object.model() + " " + object.id();
    CiRef ref = known.get(key);
    if (ref == null) {
      ref = choose(object);
      known.put(key, ref);
    }
    return ref;
  }

  /// A device's name for people: that of its type where it has none.
  String name(NetboxObject object) {
    return object
        .text("name")
        .orElseGet(() ->
            export
                    .follow(object, "device_type", Model.DEVICE_TYPE)
                    .flatMap(type -> type.text("model"))
                    .or(() -> object.text("display"))
                    .orElse(object.model().word())
                + " ("
                + object.id()
                + ")");
  }

  Optional<NetboxObject> site(NetboxObject object) {
    Optional<NetboxObject> site = export.follow(object, "site", Model.SITE);
    if (site.isPresent()) {
      return site;
    }
    String scope = object.text("scope_type").orElse("");
    if (scope.contains("site")) {
      return export.follow(
          object,
          object.fields().getOrDefault("scope", object.fields().get("scope_id")),
          Model.SITE);
    }
    return object.model() == Model.POWER_FEED
        ? export.follow(object, "power_panel", Model.POWER_PANEL).flatMap(this::site)
        : Optional.empty();
  }

  private CiRef choose(NetboxObject object) {
    return switch (object.model()) {
      case SITE -> new CiRef("Site", Map.of("name", name(object)));
      case LOCATION -> within("Room", object, roomName(object));
      case RACK -> rack(object);
      case POWER_PANEL -> within("PowerPanel", object, name(object));
      case POWER_FEED -> feed(object);
      case CLUSTER -> local("Cluster", name(object));
      case VIRTUAL_CHASSIS -> local("Cluster", name(object));
      case VIRTUAL_MACHINE -> machine("VirtualMachine", object);
      default -> machine(classes.of(object), object);
    };
  }

  /// The name of a location, with that of those around it where the site has several of the name.
  String roomName(NetboxObject location) {
    String name = name(location);
    return ambiguous.contains(scoped(location))
        ? export
            .follow(location, "parent", Model.LOCATION)
            .filter(parent -> !parent.id().equals(location.id()))
            .map(parent -> name(parent) + " / " + name)
            .orElse(name)
        : name;
  }

  private CiRef rack(NetboxObject rack) {
    CiRef plain = within("Rack", rack, name(rack));
    Optional<NetboxObject> room = export.follow(rack, "location", Model.LOCATION);
    if (room.isEmpty() || !plain.identity().containsKey("site")) {
      return plain;
    }
    Map<String, String> identity = new LinkedHashMap<>(plain.identity());
    identity.put("room", roomName(room.get()));
    return new CiRef("Rack", identity);
  }

  private CiRef feed(NetboxObject feed) {
    CiRef plain = within("PowerFeed", feed, name(feed));
    Optional<NetboxObject> panel = export.follow(feed, "power_panel", Model.POWER_PANEL);
    if (panel.isEmpty()) {
      return plain;
    }
    Map<String, String> identity = new LinkedHashMap<>(plain.identity());
    identity.put("panel", name(panel.get()));
    return new CiRef("PowerFeed", identity);
  }

  private CiRef within(String ciClass, NetboxObject object, String name) {
    return site(object)
        .map(site -> new CiRef(ciClass, Map.of("site", name(site), "name", name)))
        .orElseGet(() -> local(ciClass, name));
  }

  private CiRef local(String ciClass, String name) {
    return new CiRef(ciClass, Map.of("inventory", source, "name", name));
  }

  private CiRef machine(String ciClass, NetboxObject object) {
    Optional<String> fqdn = fqdn(object);
    if (fqdn.isPresent() && identifies(ciClass, Map.of("fqdn", fqdn.get()))) {
      return new CiRef(ciClass, Map.of("fqdn", fqdn.get()));
    }
    Optional<String> serial = object.text("serial");
    if (serial.isPresent() && identifies(ciClass, Map.of("serialNumber", serial.get()))) {
      return new CiRef(ciClass, Map.of("serialNumber", serial.get()));
    }
    String name = name(object);
    if (object.text("name").isEmpty() || ambiguous.contains(scoped(object))) {
      return local(ciClass, object.text("name").isEmpty() ? name : name + " (" + object.id() + ")");
    }
    Optional<NetboxObject> cluster = export.follow(object, "cluster", Model.CLUSTER);
    if (object.model() == Model.VIRTUAL_MACHINE && cluster.isPresent()) {
      return new CiRef(ciClass, Map.of("cluster", name(cluster.get()), "name", name));
    }
    CiRef scoped = within(ciClass, object, name);
    return identifies(ciClass, scoped.identity()) ? scoped : local(ciClass, name);
  }

  private boolean identifies(String ciClass, Map<String, String> identity) {
    return !identification.identities(ciClass, identity).isEmpty();
  }

  /// A name that is one, the DNS name of the primary address if it begins with the name, or the
  /// name in the domain that the options say.
  Optional<String> fqdn(NetboxObject object) {
    Optional<String> name = object.text("name").map(text -> text.toLowerCase(Locale.ROOT));
    if (name.isEmpty() || name.get().indexOf(' ') >= 0) {
      return Optional.empty();
    }
    if (isQualified(name.get())) {
      return name;
    }
    Optional<String> dns =
        primaryAddress(object)
            .flatMap(address -> address.text("dns_name"))
            .map(text -> text.toLowerCase(Locale.ROOT).replaceAll("\\.$", ""))
            .filter(text -> text.startsWith(name.get() + "."));
    return dns.or(() ->
        options
            .domain()
            .map(domain -> name.get() + "." + domain)
            .filter(text -> name.get().matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?")));
  }

  Optional<NetboxObject> primaryAddress(NetboxObject object) {
    for (String field : new String[] {"primary_ip", "primary_ip4", "primary_ip6"}) {
      Optional<NetboxObject> address = export.follow(object, field, Model.IP_ADDRESS);
      if (address.isPresent()) {
        return address;
      }
    }
    return Optional.empty();
  }

  private static boolean isQualified(String name) {
    return name.matches("[a-z0-9_]([a-z0-9_-]*)(\\.[a-z0-9]([a-z0-9-]*))+")
        && !name.matches("[0-9.]+");
  }
}
