package org.kaskade.estate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Value;

/// Where keys lead since people merged and split CIs: what a source says of a merged CI is about
/// the kept one, and what it says of a CI from which its claims were split off is about the other
/// one.
///
/// All of them are read, by an index: each is a decision somebody made by hand, so they are few.
record Redirections(Map<String, String> merged, Map<String, List<Split>> splits, Set<String> ends) {
  /// Claims of a source that were split off.
  ///
  /// @param file in its repository; null for all it says
  record Split(String source, @Nullable String file, String to) {
    private static final char SEPARATOR = '\n';

    /// How it is stored with the CI it leads to.
    static String site(String source, @Nullable String file) {
      return file == null ? source : source + SEPARATOR + file;
    }

    static Split of(String site, String to) {
      int separator = site.indexOf(SEPARATOR);
      return separator < 0
          ? new Split(site, null, to)
          : new Split(site.substring(0, separator), site.substring(separator + 1), to);
    }
  }

  /// @param source whose claims are resolved
  static Redirections of(QueryRunner query, String source) {
    Map<String, String> merged = new HashMap<>();
    Map<String, List<Split>> splits = new HashMap<>();
    Set<String> ends = new HashSet<>();
    query
        .run(
            """
            MATCH (c:ConfigurationItem) WHERE c._mergedInto IS NOT NULL
            RETURN c.key AS key, c._mergedInto AS kept, null AS from, [] AS sites
            UNION ALL
            MATCH (c:ConfigurationItem) WHERE c._splitFrom IS NOT NULL
            RETURN c.key AS key, null AS kept, c._splitFrom AS from, c._splitSites AS sites
            """)
        .forEachRemaining(row -> {
          String key = row.get("key").asString();
          if (!row.get("kept").isNull()) {
            merged.put(key, row.get("kept").asString());
            ends.add(row.get("kept").asString());
          }
          for (String site : row.get("sites").asList(Value::asString)) {
            Split split = Split.of(site, key);
            if (split.source().equals(source)) {
              splits
                  .computeIfAbsent(row.get("from").asString(), from -> new ArrayList<>())
                  .add(split);
              ends.add(key);
            }
          }
        });
    return new Redirections(merged, splits, ends);
  }

  /// @param file that names the key; null for the API
  String follow(String key, @Nullable String file) {
    String kept = merged.getOrDefault(key, key);
    for (Split split : splits.getOrDefault(kept, List.of())) {
      if (split.file() == null || split.file().equals(file)) {
        return split.to();
      }
    }
    return kept;
  }

  /// Whether several keys may mean this CI.
  boolean leadTo(String key) {
    return ends.contains(key);
  }
}
