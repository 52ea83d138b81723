package org.kaskade.estate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Values;

/// Rows of one kind of write, gathered under what they share, such as the file that makes claims,
/// so that the store looks that up once and not for each row.
///
/// @param <P> what rows share
final class Rows<P> {
  private static final int ROWS_PER_QUERY = 5_000;

  private final Map<P, List<Map<String, Object>>> byParent = new LinkedHashMap<>();

  void add(P parent, Map<String, Object> row) {
    byParent.computeIfAbsent(parent, p -> new ArrayList<>()).add(row);
  }

  /// Runs a query for a few thousand rows at a time, over `$parents`, each with `parent` and its
  /// `rows`.
  void run(QueryRunner query, String text) {
    List<Map<String, Object>> batch = new ArrayList<>();
    int size = 0;
    for (Map.Entry<P, List<Map<String, Object>>> parent : byParent.entrySet()) {
      List<Map<String, Object>> rows = parent.getValue();
      for (int from = 0; from < rows.size(); ) {
        int to = Math.min(rows.size(), from + ROWS_PER_QUERY - size);
        batch.add(Map.of("parent", parent.getKey(), "rows", rows.subList(from, to)));
        size += to - from;
        from = to;
        if (size == ROWS_PER_QUERY) {
          send(query, text, batch);
          batch.clear();
          size = 0;
        }
      }
    }
    if (!batch.isEmpty()) {
      send(query, text, batch);
    }
  }

  private static void send(QueryRunner query, String text, List<Map<String, Object>> parents) {
    query.run(text, Values.parameters("parents", parents)).consume();
  }
}
