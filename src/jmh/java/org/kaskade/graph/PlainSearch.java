package org.kaskade.graph;

/// The baseline of an outage: breadth-first search of the same rows, for which every dependency is
/// like the other.
///
/// Written as well as the outage is: visited CIs in a bitmap that is cleared through the queue.
/// What helps the outage elsewhere was tried here too and made no difference (offsets loaded when a
/// CI is reached, no branch on visited CIs).
final class PlainSearch {
  private final int[] offsets;
  private final int[] entries;
  private final int[] groups;
  private final long[] visited;
  private final int[] queue;

  /// @param graph one that was built, not derived
  PlainSearch(DependencyGraph graph) {
    offsets = graph.dependents.offsets;
    entries = graph.dependents.entries;
    groups = graph.groups.terms;
    visited = new long[(graph.size() >>> 6) + 1];
    queue = new int[graph.size()];
  }

  /// How many CIs can be reached, the distinct starts included.
  int reach(int[] starts) {
    int[] rowOffsets = offsets;
    int[] rowEntries = entries;
    int[] groupTerms = groups;
    long[] bits = visited;
    int[] reached = queue;
    int tail = 0;
    for (int start : starts) {
      bits[start >>> 6] |= 1L << start;
      reached[tail++] = start;
    }
    for (int head = 0; head < tail; head++) {
      int ci = reached[head];
      int end = rowOffsets[ci + 1];
      for (int at = rowOffsets[ci]; at < end; at++) {
        int entry = rowEntries[at];
        int next = Entry.number(Entry.isGroup(entry) ? groupTerms[2 * Entry.number(entry)] : entry);
        long word = bits[next >>> 6];
        long bit = 1L << next;
        if ((word & bit) == 0) {
          bits[next >>> 6] = word | bit;
          reached[tail++] = next;
        }
      }
    }
    for (int at = 0; at < tail; at++) {
      bits[reached[at] >>> 6] = 0;
    }
    return tail;
  }
}
