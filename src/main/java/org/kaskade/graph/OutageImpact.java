package org.kaskade.graph;

import java.util.AbstractList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a scenario does to the estate: who is affected, how badly, how far away, and why.
///
/// The states are the least fixpoint of the rules of propagation. Orders, causes and paths are made
/// when they are asked for, at the cost of what is asked. Immutable, for any number of threads; the
/// same on every run and in every order of storage.
public final class OutageImpact {
  private final DependencyGraph graph;
  private final AffectedSet affected;
  private final int[] weakened;
  private final int[] lost;
  private final Explanation explanation;
  private @Nullable List<AffectedCi> ordered;

  OutageImpact(DependencyGraph graph, AffectedSet affected, int[] weakened, int[] lost) {
    this.graph = graph;
    this.affected = affected;
    this.weakened = weakened;
    this.lost = lost;
    this.explanation = new Explanation(graph, affected);
  }

  /// The graph the question was asked of.
  public DependencyGraph graph() {
    return graph;
  }

  /// How many CIs are affected, the failed ones included.
  public int size() {
    return affected.size();
  }

  /// How many CIs end in each of the states; all four are there.
  public Map<ImpactState, Integer> counts() {
    Map<ImpactState, Integer> counts = new EnumMap<>(ImpactState.class);
    for (ImpactState state : ImpactState.values()) {
      counts.put(state, affected.count(state));
    }
    counts.put(ImpactState.UNAFFECTED, graph.size() - affected.size());
    return counts;
  }

  /// The state the CI ends in.
  ///
  /// @throws UnknownCi when no CI has the key
  public ImpactState stateOf(String key) {
    return affected.state(graph.number(key));
  }

  /// All affected CIs, the failed ones included; worst state first, then depth, then key.
  public synchronized List<AffectedCi> affected() {
    List<AffectedCi> known = ordered;
    if (known == null) {
      known = new Ordered(affected.ordered(graph.cis));
      ordered = known;
    }
    return known;
  }

  /// One affected CI.
  ///
  /// @throws IllegalArgumentException when the CI is not affected
  /// @throws UnknownCi when no CI has the key
  public AffectedCi affected(String key) {
    return affected(affectedNumber(key));
  }

  /// Why an affected CI is in its state: every requirement that alone brings it there, singles by
  /// provider and type, then groups by name. Empty where only the start state does.
  ///
  /// @throws IllegalArgumentException when the CI is not affected
  /// @throws UnknownCi when no CI has the key
  public List<Cause> causesOf(String key) {
    return explanation.causes(affectedNumber(key));
  }

  /// The shortest chain of hops from a start CI to an affected one, both included; each hop leads
  /// from a provider at fault to the dependent whose state it justifies.
  ///
  /// A chain starts at a CI whose own start state is its final state; a start CI that others
  /// brought to a worse state has to be explained by them, wherever it stands in a chain. Among
  /// equally short chains, walking back from the affected CI, each hop comes from the provider with
  /// the smallest key. Where several dependencies on that provider justify the state, the one with
  /// the smallest type is named, of these a single before a group, and of groups the smallest name.
  ///
  /// @throws IllegalArgumentException when the CI is not affected
  /// @throws UnknownCi when no CI has the key
  public List<PathStep> pathTo(String key) {
    return explanation.path(affectedNumber(key));
  }

  /// The groups that lost a member to an outage, whether they hold or not, also those of dependents
  /// that feel nothing of it; by dependent's key, then name.
  public List<GroupStatus> weakenedGroups() {
    return IntStream.range(0, weakened.length)
        .mapToObj(at -> {
          Group group = graph.groups.get(weakened[at]);
          return explanation.status(group, group.members() - lost[at]);
        })
        .sorted(
            Comparator.comparing(
                    (GroupStatus status) -> status.dependent().key(), CodePointOrder.BY_CODE_POINT)
                .thenComparing(GroupStatus::group, CodePointOrder.BY_CODE_POINT))
        .toList();
  }

  private int affectedNumber(String key) {
    int ci = graph.number(key);
    if (affected.state(ci) == ImpactState.UNAFFECTED) {
      throw new IllegalArgumentException(
          "'%s' is not affected; ask stateOf before asking why".formatted(key));
    }
    return ci;
  }

  private AffectedCi affected(int ci) {
    return new AffectedCi(graph.cis.get(ci), affected.state(ci), affected.depth(ci));
  }

  /// Makes each element when it is read: most answers show the first page only.
  private final class Ordered extends AbstractList<AffectedCi> implements RandomAccess {
    private final int[] numbers;

    Ordered(int[] numbers) {
      this.numbers = numbers;
    }

    @Override
    public AffectedCi get(int index) {
      return affected(numbers[index]);
    }

    @Override
    public int size() {
      return numbers.length;
    }
  }
}
