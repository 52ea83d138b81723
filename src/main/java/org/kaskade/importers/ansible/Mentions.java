package org.kaskade.importers.ansible;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.schema.Strength;

/// CIs and dependencies that many hosts mention: found once in each file that does.
final class Mentions {
  private record Mention(CiRef ref, String file) {}

  private record Dependency(CiRef dependent, CiRef provider, String type, String file) {}

  private final Findings findings;
  private final Set<Mention> mentions = new HashSet<>();
  private final Set<Dependency> dependencies = new HashSet<>();

  Mentions(Findings findings) {
    this.findings = findings;
  }

  void ci(CiRef ref, String name, Map<String, Object> attributes, Place place) {
    if (mentions.add(new Mention(ref, place.file()))) {
      findings.ci(new FoundCi(ref, name, attributes, place.file(), place.line()));
    }
  }

  void dependency(CiRef dependent, CiRef provider, String type, Place place) {
    dependency(dependent, provider, type, null, null, null, place);
  }

  void dependency(
      CiRef dependent,
      CiRef provider,
      String type,
      @Nullable Strength strength,
      @Nullable String group,
      @Nullable String need,
      Place place) {
    if (dependencies.add(new Dependency(dependent, provider, type, place.file()))) {
      findings.dependency(
          new FoundDependency(
              dependent, provider, type, strength, group, need, place.file(), place.line()));
    }
  }
}
