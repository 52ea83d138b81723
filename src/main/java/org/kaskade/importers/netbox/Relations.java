package org.kaskade.importers.netbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.importers.CiRef;

/// Says where things stand, what virtual machines run on, who belongs to which cluster, which blade
/// stands in which chassis, and what services a machine offers.
final class Relations {
  private static final String LOCATED_IN = "LOCATED_IN";
  private static final String MEMBER_OF = "MEMBER_OF";
  private static final String RUNS_ON = "RUNS_ON";

  private final Export export;
  private final Refs refs;
  private final Claims claims;
  private final String source;

  Relations(Export export, Refs refs, Claims claims, String source) {
    this.export = export;
    this.refs = refs;
    this.claims = claims;
    this.source = source;
  }

  /// The nearest place around: the rack, else the location, else the site.
  void place(NetboxObject object) {
    Optional<NetboxObject> rack =
        object.model() == Model.DEVICE
            ? export.follow(object, "rack", Model.RACK)
            : Optional.empty();
    rack.or(() -> export.follow(object, "location", Model.LOCATION))
        .or(() ->
            object.model() == Model.LOCATION
                ? export.follow(object, "parent", Model.LOCATION)
                : Optional.empty())
        .or(() -> refs.site(object))
        .ifPresent(place -> claims.dependency(refs.of(object), refs.of(place), LOCATED_IN, object));
  }

  void device(NetboxObject device) {
    export
        .follow(device, "cluster", Model.CLUSTER)
        .ifPresent(
            cluster -> claims.dependency(refs.of(cluster), refs.of(device), MEMBER_OF, device));
    export
        .follow(device, "virtual_chassis", Model.VIRTUAL_CHASSIS)
        .ifPresent(stack -> claims.dependency(refs.of(stack), refs.of(device), MEMBER_OF, device));
    if (device.fields().get("parent_device") instanceof Map<?, ?> parent) {
      export
          .follow(device, parent, Model.DEVICE)
          .ifPresent(chassis -> inChassis(device, chassis, device));
    }
  }

  void bay(NetboxObject bay) {
    Optional<NetboxObject> chassis = export.follow(bay, "device", Model.DEVICE);
    Optional<NetboxObject> blade = export.follow(bay, "installed_device", Model.DEVICE);
    if (chassis.isPresent() && blade.isPresent()) {
      inChassis(blade.get(), chassis.get(), bay);
    }
  }

  /// A blade has power and network of its chassis.
  private void inChassis(NetboxObject blade, NetboxObject chassis, NetboxObject by) {
    claims.dependency(refs.of(blade), refs.of(chassis), "DEPENDS_ON", by);
  }

  /// A machine of a cluster can run on any of its hosts.
  void machine(NetboxObject machine) {
    export
        .follow(machine, "cluster", Model.CLUSTER)
        .or(() -> export.follow(machine, "device", Model.DEVICE))
        .ifPresent(host -> claims.dependency(refs.of(machine), refs.of(host), RUNS_ON, machine));
  }

  void service(NetboxObject service) {
    Optional<NetboxObject> host =
        export
            .follow(service, "device", Model.DEVICE)
            .or(() -> export.follow(service, "virtual_machine", Model.VIRTUAL_MACHINE))
            .or(() -> parent(service));
    Optional<String> name = service.text("name");
    if (host.isEmpty() || name.isEmpty()) {
      return;
    }
    String full = "%s on %s".formatted(name.get(), refs.name(host.get()));
    CiRef ref = new CiRef("NetworkService", Map.of("inventory", source, "name", full));
    Map<String, Optional<?>> attributes = new LinkedHashMap<>();
    attributes.put("description", service.text("description"));
    String protocol = service.text("protocol").map(text -> "/" + text).orElse("");
    List<String> ports =
        service.list("ports").stream().map(port -> port + protocol).distinct().toList();
    attributes.put("ports", ports.isEmpty() ? Optional.empty() : Optional.of(ports));
    claims.ci(ref, full, service, attributes);
    claims.dependency(ref, refs.of(host.get()), RUNS_ON, service);
  }

  private Optional<NetboxObject> parent(NetboxObject service) {
    Object type = service.fields().get("parent_object_type");
    String name =
        type instanceof List<?> words && words.size() == 2
            ? words.get(0) + "." + words.get(1)
            : NetboxObject.text(type).orElse("");
    Object parent =
        service.fields().getOrDefault("parent", service.fields().get("parent_object_id"));
    return Model.of(name)
        .filter(model -> model == Model.DEVICE || model == Model.VIRTUAL_MACHINE)
        .flatMap(model -> export.follow(service, parent, model));
  }
}
