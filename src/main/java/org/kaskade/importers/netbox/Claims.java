package org.kaskade.importers.netbox;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.Strength;

/// Says CIs and dependencies, each once, and of a CI only what its class has.
final class Claims {
  private static final Set<String> COMMON =
      Set.of("environment", "lifecycle", "owner", "criticality");

  private record Edge(CiRef dependent, CiRef provider, String type, @Nullable Strength strength) {}

  private final CmdbSchema schema;
  private final Findings findings;
  private final Set<Edge> said = new HashSet<>();

  Claims(CmdbSchema schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
  }

  void ci(
      CiRef ref, String name, NetboxObject object, Map<String, ? extends Optional<?>> attributes) {
    Map<String, Object> known = new LinkedHashMap<>();
    Optional<CiClass> ciClass = schema.ciClass(ref.ciClass());
    attributes.forEach((attribute, value) -> {
      boolean has =
          COMMON.contains(attribute)
              || ciClass.filter(c -> c.attributes().containsKey(attribute)).isPresent();
      if (has && !ref.identity().containsKey(attribute)) {
        value.ifPresent(said -> known.put(attribute, said));
      }
    });
    if (object.mentioned()) {
      known.put("placeholder", true);
    }
    findings.ci(new FoundCi(ref, name, known, object.file(), object.line()));
  }

  void dependency(CiRef dependent, CiRef provider, String type, NetboxObject by) {
    dependency(dependent, provider, type, null, null, null, by);
  }

  /// @param need how many of the group must be up
  void dependency(
      CiRef dependent,
      CiRef provider,
      String type,
      @Nullable Strength strength,
      @Nullable String group,
      @Nullable String need,
      NetboxObject by) {
    if (!dependent.equals(provider) && said.add(new Edge(dependent, provider, type, strength))) {
      findings.dependency(
          new FoundDependency(
              dependent, provider, type, strength, group, need, by.file(), by.line()));
    }
  }
}
