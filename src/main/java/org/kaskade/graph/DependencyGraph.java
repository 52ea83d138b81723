package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The CIs of one revision and what they need, in compressed sparse rows both ways.
///
/// Immutable: any number of threads read it without locks, and those that still read it when the
/// next revision is derived keep what they have. About 11 bytes per dependency, and beside them the
/// columns of the CIs.
public final class DependencyGraph {
  private static final Comparator<GraphDependency> BY_IDENTITY =
      Comparator.comparing(GraphDependency::dependent, CodePointOrder.BY_CODE_POINT)
          .thenComparing(GraphDependency::provider, CodePointOrder.BY_CODE_POINT)
          .thenComparing(GraphDependency::type, CodePointOrder.BY_CODE_POINT)
          .thenComparing(
              GraphDependency::group, Comparator.nullsFirst(CodePointOrder.BY_CODE_POINT));

  final CiTable cis;
  final TypeNames types;
  final GroupTable groups;
  final RequirementRows requirements;
  final DependentRows dependents;

  /// All dependencies of those dependents of which one has an end that is missing, by dependent.
  final Map<String, List<GraphDependency>> waiting;

  /// Rows changed since the graph was built anew.
  final int wear;

  DependencyGraph(
      CiTable cis,
      TypeNames types,
      GroupTable groups,
      RequirementRows requirements,
      DependentRows dependents,
      Map<String, List<GraphDependency>> waiting,
      int wear) {
    this.cis = cis;
    this.types = types;
    this.groups = groups;
    this.requirements = requirements;
    this.dependents = dependents;
    this.waiting = waiting;
    this.wear = wear;
  }

  public static DependencyGraphBuilder builder() {
    return new DependencyGraphBuilder();
  }

  /// The graph after this revision; this one stays as it is.
  ///
  /// A dependency stands until its dependent's dependencies are told anew: while one of its ends is
  /// removed it takes no part, and when that end returns it does again. Costs about as much as the
  /// rows that change; for a delta that changes a large part of the graph, as much as building
  /// anew.
  public DependencyGraph with(GraphDelta delta) {
    return Derivation.of(this, delta);
  }

  /// Whether so many rows were changed by deltas that {@link #rebuilt} pays.
  public boolean isWorn() {
    return Derivation.isMuch(wear, this);
  }

  /// The same graph, as compact and quick as one that was never derived; costs as much as building
  /// it.
  public DependencyGraph rebuilt() {
    return Derivation.rebuilt(this);
  }

  /// How many CIs take part.
  public int size() {
    return cis.live();
  }

  public Optional<GraphCi> find(String key) {
    int ci = cis.find(key);
    return ci < 0 ? Optional.empty() : Optional.of(cis.get(ci));
  }

  /// All CIs, in no order that means anything.
  public List<GraphCi> cis() {
    return cis.all();
  }

  /// What the CI needs, ordered by provider, type, and group, singles first.
  ///
  /// @throws UnknownCi when no CI has the key
  public List<GraphDependency> dependenciesOf(String key) {
    return dependenciesOf(number(key));
  }

  /// What needs the CI, ordered by dependent, type, and group, singles first.
  ///
  /// @throws UnknownCi when no CI has the key
  public List<GraphDependency> dependentsOf(String key) {
    return dependentNumbers(number(key)).stream()
        .distinct()
        .flatMap(dependent -> dependenciesOf(dependent).stream())
        .filter(dependency -> dependency.provider().equals(key))
        .sorted(BY_IDENTITY)
        .toList();
  }

  /// The CIs around these, nearest first, by key within the same distance, and every dependency
  /// that has both ends among them.
  ///
  /// @param depth how many hops away a CI may be
  /// @param limit how many CIs the answer may hold, the ones asked for included
  /// @throws UnknownCi when no CI has one of the keys
  public Neighborhood neighborhood(
      Collection<String> keys, Direction direction, int depth, int limit) {
    return new Traversal(this).neighborhood(keys, direction, depth, limit);
  }

  /// The same along some dependencies alone, which are all that the answer holds.
  ///
  /// @param depth how many hops away a CI may be
  /// @param limit how many CIs the answer may hold, the ones asked for included
  /// @param followed whether a dependency is one of them
  /// @throws UnknownCi when no CI has one of the keys
  public Neighborhood neighborhood(
      Collection<String> keys,
      Direction direction,
      int depth,
      int limit,
      Predicate<GraphDependency> followed) {
    return new Traversal(this, followed).neighborhood(keys, direction, depth, limit);
  }

  /// Of these CIs, those that need or are needed by others, in the order given.
  ///
  /// @throws UnknownCi when no CI has one of the keys
  public List<Beyond> beyond(List<String> keys) {
    Set<Integer> inside = new HashSet<>();
    keys.forEach(key -> inside.add(number(key)));
    List<Beyond> found = new ArrayList<>();
    for (String key : keys) {
      int ci = number(key);
      int providers = outside(providerNumbers(ci), inside);
      int dependentCount = outside(dependentNumbers(ci), inside);
      if (providers + dependentCount > 0) {
        found.add(new Beyond(key, providers, dependentCount));
      }
    }
    return found;
  }

  private static int outside(List<Integer> neighbors, Set<Integer> inside) {
    return (int) neighbors.stream().filter(ci -> !inside.contains(ci)).distinct().count();
  }

  /// The nearest CI that is wanted among those that need this one, directly or not; of several the
  /// one with the smallest key. Looks no further than that one is away.
  ///
  /// @throws UnknownCi when no CI has the key
  public Optional<GraphCi> nearestDependent(String key, Predicate<? super GraphCi> wanted) {
    return new Traversal(this).nearestDependent(number(key), wanted);
  }

  /// Whether nothing stands above what was built.
  boolean isFlat() {
    return !cis.isChanged() && !requirements.isChanged() && !dependents.isChanged();
  }

  int number(String key) {
    int ci = cis.find(key);
    if (ci < 0) {
      throw new UnknownCi(key);
    }
    return ci;
  }

  /// The numbers of these CIs, each once, ordered by key.
  int[] numbers(Collection<String> keys) {
    return keys.stream()
        .map(this::number)
        .distinct()
        .sorted(cis::compare)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  List<GraphDependency> dependenciesOf(int ci) {
    List<GraphDependency> found = new ArrayList<>();
    String dependent = cis.key(ci);
    Requirements row = requirements.of(ci);
    for (int at = row.from(); at < row.to(); at++) {
      int entry = row.entry(at);
      if (Entry.isGroup(entry)) {
        Group group = groups.get(Entry.number(entry));
        for (int member = 0; member < group.size(); member++) {
          found.add(
              new GraphDependency(
                  dependent,
                  cis.key(group.provider(member)),
                  types.name(group.type(member)),
                  group.strength(),
                  group.name(),
                  group.declaredNeed()));
        }
      } else {
        found.add(
            new GraphDependency(
                dependent,
                cis.key(Entry.number(entry)),
                types.name(row.type(at)),
                Entry.isSoft(entry) ? Strength.SOFT : Strength.HARD));
      }
    }
    found.sort(BY_IDENTITY);
    return List.copyOf(found);
  }

  /// The dependents of the CI, one that needs it in several requirements as often.
  List<Integer> dependentNumbers(int ci) {
    List<Integer> found = new ArrayList<>();
    for (int entry : dependents.of(ci)) {
      found.add(
          Entry.isGroup(entry) ? groups.get(Entry.number(entry)).dependent() : Entry.number(entry));
    }
    return found;
  }

  /// The providers of the CI, one that serves it in several requirements as often.
  List<Integer> providerNumbers(int ci) {
    IntList pairs = new IntList();
    requirements.of(ci).incidences(ci, groups, pairs);
    List<Integer> found = new ArrayList<>();
    for (int at = 0; at < pairs.size; at += 2) {
      found.add(pairs.get(at));
    }
    return found;
  }
}
