package org.kaskade.change;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kaskade.estate.CodePoints;
import org.kaskade.graph.ImpactState;
import org.kaskade.windows.TimeSpan;

/// Changes that are worse at once than any fewer of them: a pair, or a larger set found through
/// one.
///
/// @param parts the changes, by number
/// @param overlap when all of them run
/// @param worstCase the services that are worse off in the worst case of all of them together than
///   in that of any fewer, with their states
/// @param expected the same for the expected effect
record Collision(
    List<ScheduledChange> parts,
    TimeSpan overlap,
    Map<String, ImpactState> worstCase,
    Map<String, ImpactState> expected) {
  /// By overlap, then numbers.
  static final Comparator<Collision> ORDER =
      Comparator.comparing((Collision one) -> one.overlap().start())
          .thenComparing(one -> one.overlap().end())
          .thenComparing(one -> String.join(" ", one.changes()), CodePoints.ORDER);

  Collision {
    parts =
        parts.stream()
            .sorted(Comparator.comparing(ScheduledChange::number, CodePoints.ORDER))
            .toList();
  }

  /// Their numbers.
  SortedSet<String> changes() {
    SortedSet<String> numbers = new TreeSet<>(CodePoints.ORDER);
    parts.forEach(part -> numbers.add(part.number()));
    return numbers;
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
    SortedSet<String> others = changes();
    others.remove(number);
    return others;
  }
}
