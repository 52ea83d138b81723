package org.kaskade.importers.netbox;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.importers.CiRef;
import org.kaskade.schema.Strength;

/// Follows network cables: a device needs one of those it is cabled to that stand nearer to the
/// network's centre; its like it only misses.
final class NetworkRule {
  private static final String GROUP = "network";

  private final Export export;
  private final Refs refs;
  private final DeviceClasses classes;
  private final Cabling cabling;
  private final Claims claims;
  private final Map<String, List<NetboxObject>> interfaces;
  private final Map<String, Integer> ranks = new HashMap<>();

  NetworkRule(Export export, Refs refs, DeviceClasses classes, Cabling cabling, Claims claims) {
    this.export = export;
    this.refs = refs;
    this.classes = classes;
    this.cabling = cabling;
    this.claims = claims;
    this.interfaces = export.by(Model.INTERFACE, "device");
  }

  void say(NetboxObject device) {
    Map<CiRef, NetboxObject> nearer = new LinkedHashMap<>();
    Map<CiRef, NetboxObject> others = new LinkedHashMap<>();
    int rank = rank(device);
    for (NetboxObject port : interfaces.getOrDefault(device.id(), List.of())) {
      for (Cabling.End end : cabling.farEnds(new Cabling.End(Model.INTERFACE, port.id()))) {
        Optional<NetboxObject> far =
            end.model() == Model.INTERFACE
                ? export
                    .find(Model.INTERFACE, end.id())
                    .flatMap(other -> export.follow(other, "device", Model.DEVICE))
                : Optional.empty();
        if (far.isEmpty() || rank(far.get()) < rank) {
          continue;
        }
        boolean management = port.text("mgmt_only").orElse("").equalsIgnoreCase("true");
        boolean peer = rank(far.get()) == rank;
        (management || peer ? others : nearer).putIfAbsent(refs.of(far.get()), port);
      }
    }
    CiRef dependent = refs.of(device);
    boolean group = nearer.size() > 1;
    nearer.forEach((provider, port) ->
        claims.dependency(
            dependent,
            provider,
            "CONNECTED_TO",
            null,
            group ? GROUP : null,
            group ? "1" : null,
            port));
    others.forEach((provider, port) -> {
      if (!nearer.containsKey(provider)) {
        claims.dependency(dependent, provider, "CONNECTED_TO", Strength.SOFT, null, null, port);
      }
    });
  }

  private int rank(NetboxObject device) {
    return ranks.computeIfAbsent(device.id(), any -> classes.rank(device));
  }
}
