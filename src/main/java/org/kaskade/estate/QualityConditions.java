package org.kaskade.estate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.estate.DataQuality.Scope;
import org.kaskade.schema.Attribute;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.springframework.stereotype.Component;

/// How CIs of a scope are found in the store, and what the conditions of {@link QualityMeasure}
/// refer to.
@Component
class QualityConditions {
  private final CmdbSchema schema;
  private final DependencyStore dependencies;
  private final SuspectedDuplicates duplicates;
  private final ClassNames classNames;

  QualityConditions(
      CmdbSchema schema,
      DependencyStore dependencies,
      SuspectedDuplicates duplicates,
      ClassNames classNames) {
    this.schema = schema;
    this.dependencies = dependencies;
    this.duplicates = duplicates;
    this.classNames = classNames;
  }

  /// Matches CIs `c` of the scope that are not retired; more conditions may follow.
  String living(Scope scope) {
    return "MATCH (c:ConfigurationItem) WHERE c.lifecycle <> 'RETIRED' AND "
        + Visible.at("c", "$revision")
        + (scope.classes() == null ? "" : " AND c.class IN $classes")
        + (scope.sources() == null
            ? ""
            : " AND EXISTS { MATCH (f:SourceFile)-[s:SAYS]->(c) WHERE s.class IS NOT NULL AND f.source IN $sources }")
        + " ";
  }

  /// @param stale names of sources that are silent for too long
  Map<String, Object> parameters(Scope scope, int revision, List<String> stale) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("revision", revision);
    parameters.put("stale", stale);
    parameters.put("required", required());
    parameters.put("sourceDepends", dependencies.sourceDepends());
    parameters.put("targetDepends", dependencies.targetDepends());
    Map<String, Boolean> alike = new HashMap<>();
    duplicates.keys(revision).forEach(key -> alike.put(key, true));
    parameters.put("duplicates", alike);
    if (scope.sources() != null) {
      parameters.put("sources", scope.sources());
    }
    if (scope.classes() != null) {
      parameters.put("classes", List.copyOf(classNames.withSubclasses(scope.classes())));
    }
    return parameters;
  }

  private Map<String, List<String>> required() {
    Map<String, List<String>> required = new HashMap<>();
    for (CiClass ciClass : schema.classes()) {
      List<String> names = new ArrayList<>();
      if (ciClass.service()) {
        names.add(Fields.OWNER);
      }
      ciClass.attributes().values().stream()
          .filter(Attribute::required)
          .map(Attribute::name)
          .forEach(names::add);
      if (!names.isEmpty()) {
        required.put(ciClass.name(), names);
      }
    }
    return required;
  }
}
