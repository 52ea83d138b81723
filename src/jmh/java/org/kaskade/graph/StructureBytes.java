package org.kaskade.graph;

import java.util.stream.Stream;

/// What the structure of a graph that was built takes: rows both ways and groups, every array with
/// its header.
final class StructureBytes {
  private static final long HEADER = 16;

  private StructureBytes() {}

  static long of(DependencyGraph graph) {
    GroupColumns groups = graph.groups.built;
    long ints =
        Stream.of(
                graph.requirements.offsets,
                graph.requirements.entries,
                graph.dependents.offsets,
                graph.dependents.entries,
                graph.groups.terms,
                groups.labels,
                groups.offsets,
                groups.providers)
            .mapToLong(array -> HEADER + (long) Integer.BYTES * array.length)
            .sum();
    return ints + bytes(graph.requirements.types) + bytes(groups.types);
  }

  private static long bytes(NumberColumn numbers) {
    return switch (numbers) {
      case NumberColumn.Narrow narrow -> HEADER + narrow.size();
      case NumberColumn.Wide wide -> HEADER + (long) Integer.BYTES * wide.size();
    };
  }
}
