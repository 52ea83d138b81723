package org.kaskade.importers.netbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaskade.importers.CiRef;
import org.kaskade.schema.CmdbSchema;

/// Follows power cables from a device's inlets to the outlets and feeds that supply them.
///
/// A device with several supplies needs one of them: that is what a second one is for. A strip
/// whose outlets hang on different inlets needs each of its supplies.
final class PowerRule {
  private static final String GROUP = "power";

  private final Export export;
  private final Refs refs;
  private final Cabling cabling;
  private final CmdbSchema schema;
  private final Claims claims;
  private final Map<String, List<NetboxObject>> inlets;
  private final Map<String, List<NetboxObject>> outlets;

  PowerRule(Export export, Refs refs, Cabling cabling, CmdbSchema schema, Claims claims) {
    this.export = export;
    this.refs = refs;
    this.cabling = cabling;
    this.schema = schema;
    this.claims = claims;
    this.inlets = export.by(Model.POWER_PORT, "device");
    this.outlets = export.by(Model.POWER_OUTLET, "device");
  }

  void say(NetboxObject device) {
    Map<CiRef, NetboxObject> suppliers = new LinkedHashMap<>();
    for (NetboxObject inlet : inlets.getOrDefault(device.id(), List.of())) {
      for (Cabling.End end : cabling.farEnds(new Cabling.End(Model.POWER_PORT, inlet.id()))) {
        supplier(end).ifPresent(supplier -> suppliers.putIfAbsent(supplier, inlet));
      }
    }
    CiRef dependent = refs.of(device);
    suppliers.remove(dependent);
    boolean group = suppliers.size() > 1 && !isDivided(device);
    suppliers.forEach((supplier, inlet) ->
        claims.dependency(
            dependent,
            supplier,
            schema.isA(supplier.ciClass(), "PowerSource") ? "POWERED_BY" : "DEPENDS_ON",
            null,
            group ? GROUP : null,
            group ? "1" : null,
            inlet));
  }

  /// Feeds hang on their panel.
  void feed(NetboxObject feed) {
    export
        .follow(feed, "power_panel", Model.POWER_PANEL)
        .ifPresent(panel -> claims.dependency(refs.of(feed), refs.of(panel), "POWERED_BY", feed));
  }

  private Optional<CiRef> supplier(Cabling.End end) {
    return switch (end.model()) {
      case POWER_FEED -> export.find(Model.POWER_FEED, end.id()).map(refs::of);
      case POWER_OUTLET ->
          export
              .find(Model.POWER_OUTLET, end.id())
              .flatMap(outlet -> export.follow(outlet, "device", Model.DEVICE))
              .map(refs::of);
      default -> Optional.empty();
    };
  }

  private boolean isDivided(NetboxObject device) {
    List<NetboxObject> own = outlets.getOrDefault(device.id(), new ArrayList<>());
    Set<String> used =
        own.stream()
            .flatMap(outlet -> outlet.reference("power_port").stream())
            .collect(Collectors.toSet());
    return used.size() > 1;
  }
}
