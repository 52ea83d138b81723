package org.kaskade.estate;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.Strength;

/// What one site says about one CI, as it is stored.
///
/// @param site who says it
/// @param ciClass null where the site only says what the CI depends on, which does not hold it
///   alive
/// @param values `name`, `environment`, `lifecycle`, `criticality`, `owner` and declared attributes
/// @param dependencies of this CI, in the order they were said
/// @param line where the CI is named, from 1; null for the API
/// @param commit that last changed the file; null for the API
/// @param author of that commit, or who called the API
/// @param claimedAt when it was first said like this
record Claim(
    Site site,
    @Nullable String ciClass,
    Map<String, Object> values,
    List<ClaimedDependency> dependencies,
    @Nullable Integer line,
    @Nullable String commit,
    @Nullable String author,
    Instant claimedAt) {

  /// A place that makes claims: a file of a source, or its calls of the API.
  ///
  /// @param path in the repository; empty for the API
  record Site(String source, String path) {}

  /// One dependency as a claim names it.
  ///
  /// @param strength null where it is not said
  /// @param group null where it is not said, empty for none
  /// @param need null where it is not said
  /// @param line null where it is the claim's own
  record ClaimedDependency(
      String provider,
      String type,
      @Nullable Strength strength,
      @Nullable String group,
      @Nullable String need,
      @Nullable Integer line) {

    boolean saysSameAs(ClaimedDependency other) {
      return provider.equals(other.provider)
          && type.equals(other.type)
          && strength == other.strength
          && Objects.equals(group, other.group)
          && Objects.equals(need, other.need);
    }
  }

  Claim {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    dependencies = List.copyOf(dependencies);
  }

  /// Whether the CI lives by this claim.
  boolean holds() {
    return ciClass != null;
  }

  /// Whether both say the same; where they say it may differ.
  boolean saysSameAs(Claim other) {
    if (!Objects.equals(ciClass, other.ciClass)
        || !values.equals(other.values)
        || dependencies.size() != other.dependencies.size()) {
      return false;
    }
    for (int i = 0; i < dependencies.size(); i++) {
      if (!dependencies.get(i).saysSameAs(other.dependencies.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// Whether both say the same at the same line of the same commit.
  boolean isSameAs(Claim other) {
    return saysSameAs(other)
        && dependencies.equals(other.dependencies)
        && Objects.equals(line, other.line)
        && Objects.equals(commit, other.commit)
        && Objects.equals(author, other.author);
  }

  Claim claimedAt(Instant at) {
    return new Claim(site, ciClass, values, dependencies, line, commit, author, at);
  }
}
