package org.kaskade.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A graph written as text, for tests: `web -> app, app -> db1|db2, app ~> mail`.
///
/// `->` is HARD, `~>` SOFT; `a|b` is a group named after its members, `2:a|b|c` and `50%:a|b` say
/// its need, `pool=2:a|b` its name. `web -RUNS_ON> vm` gives the type, else it is DEPENDS_ON. A key
/// alone is a CI.
public record GraphLiteral(Set<String> keys, List<GraphDependency> dependencies) {
  private static final Pattern ARROW = Pattern.compile("(\\S+)\\s+([-~])(\\w*)>\\s+(\\S+)");
  private static final Pattern GROUP = Pattern.compile("(?:([^=:]+)=)?(?:([0-9]+%?):)?([^=:]+)");

  public static GraphLiteral of(String text) {
    Set<String> keys = new LinkedHashSet<>();
    List<GraphDependency> dependencies = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher arrow = ARROW.matcher(part.strip());
      if (!arrow.matches()) {
        keys.add(part.strip());
        continue;
      }
      Matcher group = GROUP.matcher(arrow.group(4));
      if (!group.matches()) {
        throw new IllegalArgumentException(part);
      }
      Strength strength = arrow.group(2).equals("-") ? Strength.HARD : Strength.SOFT;
      String type = arrow.group(3).isEmpty() ? "DEPENDS_ON" : arrow.group(3);
      String members = group.group(3);
      @Nullable String name = group.group(1);
      if (name == null && members.contains("|")) {
        name = members;
      }
      keys.add(arrow.group(1));
      for (String provider : members.split("\\|", -1)) {
        keys.add(provider);
        dependencies.add(
            new GraphDependency(arrow.group(1), provider, type, strength, name, group.group(2)));
      }
    }
    return new GraphLiteral(keys, dependencies);
  }

  public static DependencyGraph graph(String text) {
    return of(text).graph();
  }

  public DependencyGraph graph() {
    DependencyGraphBuilder builder = DependencyGraph.builder();
    keys.forEach(key -> builder.add(ci(key)));
    dependencies.forEach(builder::add);
    return builder.build();
  }

  public static GraphCi ci(String key) {
    return new GraphCi(key, "name of " + key, "Server", null, "ACTIVE", "MEDIUM", null);
  }
}
