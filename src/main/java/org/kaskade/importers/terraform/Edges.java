package org.kaskade.importers.terraform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundDependency;

/// The dependencies found so far, one per dependent and provider, the first counts.
final class Edges {
  private static final int MOST_VISITED = 200;
  private static final int MOST_BEHIND = 100;
  private static final int MOST_CALLS = 200_000;

  private final Map<Pair, Edge> edges = new LinkedHashMap<>();
  private final Map<Pair, Edge> passages = new LinkedHashMap<>();
  private final Set<Pair> related = new HashSet<>();
  private final Map<Node, List<Node>> providers = new HashMap<>();

  private record Pair(Node dependent, Node provider) {}

  private record Said(CiRef dependent, CiRef provider, String file) {}

  private record Edge(Meaning meaning, String file, int line) {}

  /// @param from who names the other one, at this line of its file
  /// @param meaning whether the one that is named is the provider, or the dependent
  void add(Node from, Node named, Meaning meaning, int line) {
    Node dependent = meaning.turned() ? named : from;
    Node provider = meaning.turned() ? from : named;
    add(dependent, provider, meaning, from.resource().file(), line);
  }

  void add(Node dependent, Node provider, Meaning meaning, String file, int line) {
    if (dependent == provider || !dependent.isCi() || !provider.isCi()) {
      return;
    }
    if (meaning.behind()) {
      related.add(new Pair(dependent, provider));
      passages.putIfAbsent(new Pair(dependent, provider), new Edge(meaning, file, line));
      return;
    }
    related.add(new Pair(dependent, provider));
    if (!meaning.none()
        && edges.putIfAbsent(new Pair(dependent, provider), new Edge(meaning, file, line))
            == null) {
      providers.computeIfAbsent(dependent, any -> new ArrayList<>()).add(provider);
    }
  }

  /// Whether it is known already what the two are to each other, be it nothing.
  boolean related(Node one, Node other) {
    return related.contains(new Pair(one, other)) || related.contains(new Pair(other, one));
  }

  /// Whether the first needs the second by what was found so far, within a few steps.
  boolean needs(Node first, Node second) {
    Set<Node> seen = new HashSet<>(Set.of(first));
    Deque<Node> open = new ArrayDeque<>(seen);
    while (!open.isEmpty() && seen.size() < MOST_VISITED) {
      for (Node next : providers.getOrDefault(open.pop(), List.of())) {
        if (next == second) {
          return true;
        }
        if (seen.size() < MOST_VISITED && seen.add(next)) {
          open.push(next);
        }
      }
    }
    return false;
  }

  /// Puts other providers in the place of those in groups, where there are any.
  void replaceInGroups(Function<Node, List<Node>> others) {
    for (Map.Entry<Pair, Edge> each : List.copyOf(edges.entrySet())) {
      Pair pair = each.getKey();
      Edge edge = each.getValue();
      List<Node> instead =
          edge.meaning().group() == null ? List.of() : others.apply(pair.provider());
      if (!instead.isEmpty()) {
        edges.remove(pair);
        for (Node other : instead) {
          add(pair.dependent(), other, edge.meaning(), edge.file(), edge.line());
        }
      }
    }
  }

  /// Where something behind one firewall may call what is behind another, makes dependencies of
  /// that; several that stand behind the same are a group.
  void openUp(TerraformMapping mapping, FileNotes notes) {
    Map<Node, List<Node>> dependents = dependents();
    int made = 0;
    for (Map.Entry<Pair, Edge> each : passages.entrySet()) {
      Node guarded = each.getKey().provider();
      List<Node> callers = behind(each.getKey().dependent(), mapping, dependents);
      List<Node> called = behind(guarded, mapping, dependents);
      Edge edge = each.getValue();
      Meaning meaning = edge.meaning().grouped(guarded.resource().address());
      made += callers.size() * called.size();
      if (callers.size() > MOST_BEHIND || called.size() > MOST_BEHIND || made > MOST_CALLS) {
        notes.of(edge.file()).add("LIMIT", guarded.resource().address(), edge.line());
        continue;
      }
      for (Node caller : callers) {
        for (Node other : called) {
          if (!called.contains(caller) && !needs(caller, other)) {
            add(caller, other, meaning, edge.file(), edge.line());
          }
        }
      }
    }
  }

  private static List<Node> behind(
      Node firewall, TerraformMapping mapping, Map<Node, List<Node>> dependents) {
    if (!mapping.guards().matchesAny(firewall.type(), firewall.ciClass())) {
      return List.of(firewall);
    }
    Set<Node> found = new LinkedHashSet<>();
    for (Node user : dependents.getOrDefault(firewall, List.of())) {
      if (mapping.plugs().matches(user.type())) {
        found.addAll(dependents.getOrDefault(user, List.of()));
      } else {
        found.add(user);
      }
    }
    return List.copyOf(found);
  }

  /// Who depends on this one.
  Map<Node, List<Node>> dependents() {
    Map<Node, List<Node>> dependents = new HashMap<>();
    edges
        .keySet()
        .forEach(pair ->
            dependents
                .computeIfAbsent(pair.provider(), any -> new ArrayList<>())
                .add(pair.dependent()));
    return dependents;
  }

  void handOver(Findings findings) {
    Map<Node, Map<String, Integer>> sizes = new HashMap<>();
    edges.forEach((pair, edge) -> {
      if (edge.meaning().group() != null) {
        sizes
            .computeIfAbsent(pair.dependent(), any -> new HashMap<>())
            .merge(edge.meaning().group(), 1, Integer::sum);
      }
    });
    Set<Said> said = new HashSet<>();
    edges.forEach((pair, edge) -> {
      CiRef dependent = pair.dependent().ref();
      CiRef provider = pair.provider().ref();
      if (dependent == null
          || provider == null
          || dependent.equals(provider)
          || !said.add(new Said(dependent, provider, edge.file()))) {
        return;
      }
      Meaning meaning = edge.meaning();
      String group = meaning.group();
      boolean alone =
          group == null
              || sizes.getOrDefault(pair.dependent(), Map.of()).getOrDefault(group, 0) < 2;
      findings.dependency(
          new FoundDependency(
              dependent,
              provider,
              meaning.relationship(),
              meaning.strength(),
              alone ? null : group,
              alone ? null : meaning.need(),
              edge.file(),
              edge.line()));
    });
  }
}
