package org.kaskade.change;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kaskade.estate.CodePoints;
import org.kaskade.graph.ImpactState;

/// Changes that are worse at once than any fewer of them: a pair, or a larger set found through
/// one.
///
/// @param changes their numbers
/// @param overlap when all of them run
/// @param worstCase the services that are worse off in the worst case of all of them together than
///   in that of any fewer, with their states
/// @param expected the same for the expected effect
record Collision(
    SortedSet<String> changes,
    Window overlap,
    Map<String, ImpactState> worstCase,
    Map<String, ImpactState> expected) {
  /// By overlap, then numbers.
  static final Comparator<Collision> ORDER =
      Comparator.comparing((Collision one) -> one.overlap().start())
          .thenComparing(one -> one.overlap().end())
          .thenComparing(one -> String.join(" ", one.changes()), CodePoints.ORDER);

  Collision(
      Set<String> changes,
      Window overlap,
      Map<String, ImpactState> worstCase,
      Map<String, ImpactState> expected) {
    this(sorted(changes), overlap, worstCase, expected);
  }

  private static SortedSet<String> sorted(Set<String> changes) {
    SortedSet<String> sorted = new TreeSet<>(CodePoints.ORDER);
    sorted.addAll(changes);
    return sorted;
  }

  /// The services that are worse off in either case.
  SortedSet<String> services() {
    SortedSet<String> services = new TreeSet<>(CodePoints.ORDER);
    services.addAll(worstCase.keySet());
    services.addAll(expected.keySet());
    return services;
  }

  /// The other changes beside this one.
  SortedSet<String> with(String number) {
    SortedSet<String> others = sorted(changes);
    others.remove(number);
    return others;
  }
}
