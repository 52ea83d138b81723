package org.kaskade.importers.netbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows cables from one end to the other: through patch panels, whose front ports lead to a
/// position of a rear port, and through circuits.
///
/// Takes time linear in the parts a path goes through, at most 64.
final class Cabling {
  private static final int LONGEST = 64;

  /// Where a cable ends.
  record End(Model model, String id) {}

  private record Hop(End at, List<String> positions, int length) {}

  private final Export export;
  private final Map<End, Set<End>> cables = new HashMap<>();
  private final Map<String, List<NetboxObject>> frontsOfRear;
  private final Map<String, List<NetboxObject>> sidesOfCircuit;

  Cabling(Export export) {
    this.export = export;
    this.frontsOfRear = export.by(Model.FRONT_PORT, "rear_port");
    this.sidesOfCircuit = export.by(Model.CIRCUIT_TERMINATION, "circuit");
    Map<String, List<End>> a = new HashMap<>();
    Map<String, List<End>> b = new HashMap<>();
    for (NetboxObject each : export.all(Model.CABLE_TERMINATION)) {
      Optional<String> cable = each.reference("cable");
      Optional<End> end =
          end(each.fields().get("termination_type"), each.fields().get("termination_id"));
      if (cable.isPresent() && end.isPresent()) {
        boolean first = each.text("cable_end").orElse("A").equals("A");
        (first ? a : b).computeIfAbsent(cable.get(), any -> new ArrayList<>()).add(end.get());
      }
    }
    for (NetboxObject cable : export.all(Model.CABLE)) {
      List<End> from = a.getOrDefault(cable.id(), new ArrayList<>());
      List<End> to = b.getOrDefault(cable.id(), new ArrayList<>());
      ends(cable, "a", from);
      ends(cable, "b", to);
      join(from, to);
    }
    linkPeers();
  }

  /// Ends as the REST API says them, and fixtures before NetBox 3.3.
  private void ends(NetboxObject cable, String side, List<End> ends) {
    for (Object each : cable.list(side + "_terminations")) {
      if (each instanceof Map<?, ?> termination) {
        end(termination.get("object_type"), termination.get("object_id")).ifPresent(ends::add);
        end(termination.get("object_type"), termination.get("object")).ifPresent(ends::add);
      }
    }
    String old = "termination_" + side + "_";
    end(cable.fields().get(old + "type"), cable.fields().get(old + "id")).ifPresent(ends::add);
  }

  /// What ports say themselves of the other end of their cable, for exports without cables.
  private void linkPeers() {
    for (Model model :
        List.of(
            Model.INTERFACE,
            Model.POWER_PORT,
            Model.POWER_OUTLET,
            Model.POWER_FEED,
            Model.FRONT_PORT,
            Model.REAR_PORT,
            Model.CIRCUIT_TERMINATION)) {
      for (NetboxObject port : export.all(model)) {
        Object type =
            port.fields().getOrDefault("link_peers_type", port.fields().get("link_peer_type"));
        List<End> peers = new ArrayList<>();
        port.list("link_peers").forEach(peer -> end(type, peer).ifPresent(peers::add));
        port.list("link_peer").forEach(peer -> end(type, peer).ifPresent(peers::add));
        join(List.of(new End(model, port.id())), peers);
      }
    }
  }

  /// A type is `dcim.interface`, or, in fixtures, the two words of it.
  private Optional<End> end(@Nullable Object type, @Nullable Object of) {
    Optional<String> name =
        type instanceof List<?> words && words.size() == 2
            ? Optional.of(words.get(0) + "." + words.get(1))
            : NetboxObject.text(type);
    Optional<String> id = NetboxObject.reference(of);
    return name.flatMap(Model::of).flatMap(model -> id.map(number -> new End(model, number)));
  }

  private void join(List<End> from, List<End> to) {
    for (End one : from) {
      for (End other : to) {
        cables.computeIfAbsent(one, any -> new LinkedHashSet<>()).add(other);
        cables.computeIfAbsent(other, any -> new LinkedHashSet<>()).add(one);
      }
    }
  }

  /// Where what is plugged in here leads to in the end.
  Set<End> farEnds(End start) {
    Set<End> found = new LinkedHashSet<>();
    Set<End> seen = new HashSet<>(Set.of(start));
    Deque<Hop> open = new ArrayDeque<>();
    open.add(new Hop(start, List.of(), 0));
    while (!open.isEmpty()) {
      Hop hop = open.remove();
      if (hop.length() >= LONGEST) {
        continue;
      }
      for (End next : cables.getOrDefault(hop.at(), Set.of())) {
        if (seen.add(next)) {
          List<Hop> through = through(next, hop);
          if (through == null) {
            found.add(next);
          } else {
            through.stream().filter(each -> seen.add(each.at())).forEach(open::add);
          }
        }
      }
    }
    return found;
  }

  /// The other sides of a part that cables go through; null where the path ends.
  private @Nullable List<Hop> through(End at, Hop before) {
    int length = before.length() + 1;
    return switch (at.model()) {
      case FRONT_PORT -> front(at, before, length);
      case REAR_PORT -> rear(at, before, length);
      case CIRCUIT_TERMINATION -> {
        List<Hop> others = new ArrayList<>();
        export
            .find(Model.CIRCUIT_TERMINATION, at.id())
            .flatMap(side -> side.reference("circuit"))
            .map(circuit -> sidesOfCircuit.getOrDefault(circuit, List.of()))
            .orElse(List.of())
            .stream()
            .filter(side -> !side.id().equals(at.id()))
            .forEach(side ->
                others.add(
                    new Hop(
                        new End(Model.CIRCUIT_TERMINATION, side.id()),
                        before.positions(),
                        length)));
        yield others;
      }
      default -> null;
    };
  }

  private List<Hop> front(End at, Hop before, int length) {
    Optional<NetboxObject> port = export.find(Model.FRONT_PORT, at.id());
    Optional<String> rear = port.flatMap(front -> front.reference("rear_port"));
    if (port.isEmpty() || rear.isEmpty()) {
      return List.of();
    }
    List<String> positions = new ArrayList<>(before.positions());
    positions.add(port.get().text("rear_port_position").orElse("1"));
    return List.of(new Hop(new End(Model.REAR_PORT, rear.get()), positions, length));
  }

  private List<Hop> rear(End at, Hop before, int length) {
    List<String> positions = new ArrayList<>(before.positions());
    String position = positions.isEmpty() ? null : positions.removeLast();
    List<NetboxObject> fronts = frontsOfRear.getOrDefault(at.id(), List.of());
    return fronts.stream()
        .filter(front ->
            fronts.size() == 1 || front.text("rear_port_position").orElse("1").equals(position))
        .map(front -> new Hop(new End(Model.FRONT_PORT, front.id()), positions, length))
        .toList();
  }
}
