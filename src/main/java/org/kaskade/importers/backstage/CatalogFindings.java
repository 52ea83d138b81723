package org.kaskade.importers.backstage;

import static org.kaskade.importers.ProblemSeverity.WARNING;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.importers.backstage.Catalog.Placed;
import org.kaskade.schema.Attribute;
import org.kaskade.schema.AttributeType;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;

/// Says what a catalog holds: a CI for each entity, and the dependencies that references state.
///
/// A reference to what this source doesn't hold is handed on without a class: another source of the
/// catalog may hold it, and where none does, the estate reports it as dangling.
final class CatalogFindings {
  private static final String CLASS = "class";
  private static final String PEOPLE = "Party";
  private static final Set<String> COMMON =
      Set.of("environment", "lifecycle", "criticality", "owner");

  private final Catalog catalog;
  private final BackstageMapping mapping;
  private final BackstageOptions options;
  private final CmdbSchema schema;
  private final Findings findings;
  private final Map<EntityRef, CiRef> refs = new HashMap<>();
  private final Set<FoundDependency> said = new HashSet<>();

  CatalogFindings(
      Catalog catalog,
      BackstageMapping mapping,
      BackstageOptions options,
      CmdbSchema schema,
      Findings findings) {
    this.catalog = catalog;
    this.mapping = mapping;
    this.options = options;
    this.schema = schema;
    this.findings = findings;
  }

  void say() {
    for (Placed placed : catalog.all()) {
      if (!placed.entity().ciClass().isEmpty()) {
        refs.put(placed.entity().ref(), ref(classOf(placed), placed.entity().ref()));
      }
    }
    for (Placed placed : catalog.all()) {
      CiRef ref = refs.get(placed.entity().ref());
      if (ref != null) {
        Map<String, Object> attributes = attributes(placed.entity(), ref.ciClass());
        for (Reference reference : placed.entity().references()) {
          refer(placed, ref, reference, attributes);
        }
        attributes.putAll(placed.entity().stated());
        attributes.remove(CLASS);
        findings.ci(
            new FoundCi(
                ref, placed.entity().name(), attributes, placed.file(), placed.entity().line()));
      }
    }
  }

  private String classOf(Placed placed) {
    Object wanted = placed.entity().stated().get(CLASS);
    if (wanted == null) {
      return placed.entity().ciClass();
    }
    if (schema.ciClass(wanted.toString()).filter(c -> !c.abstractClass()).isPresent()) {
      return wanted.toString();
    }
    findings.problem(
        WARNING,
        "UNKNOWN_CLASS",
        placed.file(),
        placed.entity().line(),
        "The class that the annotation %sclass of '%s' asks for is not declared; it stays a %s. Name one of cmdb-schema/classes."
            .formatted(
                mapping.annotationPrefix(), placed.entity().name(), placed.entity().ciClass()));
    return placed.entity().ciClass();
  }

  private CiRef ref(String ciClass, EntityRef entity) {
    return new CiRef(
        ciClass,
        Map.of(
            "catalog", options.catalog(), "entityRef", entity.written(mapping.defaultNamespace())));
  }

  /// What the entity says of itself, as far as its class has the attribute.
  private Map<String, Object> attributes(Entity entity, String ciClass) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    // People are in no environment.
    options
        .environment()
        .filter(name -> !schema.isA(ciClass, PEOPLE))
        .ifPresent(name -> attributes.put("environment", name));
    entity
        .attributes()
        .forEach((name, value) -> {
          if (has(ciClass, name)) {
            attributes.put(name, value);
          }
        });
    List<String> members = catalog.membersOf(entity.ref());
    if (!members.isEmpty() && has(ciClass, "members")) {
      attributes.put("members", members);
    }
    return attributes;
  }

  private boolean has(String ciClass, String name) {
    if (COMMON.contains(name)) {
      return true;
    }
    Attribute attribute =
        schema.ciClass(ciClass).map(CiClass::attributes).map(all -> all.get(name)).orElse(null);
    return attribute != null
        && (attribute.type() == AttributeType.STRING || attribute.type() == AttributeType.STRINGS);
  }

  private void refer(
      Placed placed, CiRef from, Reference reference, Map<String, Object> attributes) {
    EntityRef target = reference.target();
    String attribute = reference.field().attribute();
    if (attribute != null && has(from.ciClass(), attribute)) {
      attributes.putIfAbsent(
          attribute, catalog.find(target).map(Entity::name).orElse(reference.name()));
    }
    if (mapping.kinds().containsKey(target.kind())) {
      CiRef to = refs.getOrDefault(target, ref(CmdbSchema.ROOT, target));
      boolean otherDepends = reference.field().otherDepends();
      FoundDependency dependency =
          new FoundDependency(
              otherDepends ? to : from,
              otherDepends ? from : to,
              reference.field().type(),
              placed.file(),
              reference.line());
      if (said.add(dependency)) {
        findings.dependency(dependency);
      }
    } else if (!target.kind().equals(mapping.memberKind())) {
      warn(
          placed,
          reference,
          "UNSUITABLE_REFERENCE",
          "is no CI, so nothing can depend on it. Refer to another entity.");
    } else if (catalog.find(target).isEmpty()) {
      warn(
          placed,
          reference,
          "DANGLING_REFERENCE",
          "is not in this source. Declare it, or correct the reference.");
    } else if (attribute == null) {
      warn(placed, reference, "UNSUITABLE_REFERENCE", "is a person and no CI. Refer to a group.");
    }
  }

  private void warn(Placed placed, Reference reference, String code, String what) {
    findings.problem(
        WARNING,
        code,
        placed.file(),
        reference.line(),
        "'%s', which %s of '%s' refers to, %s"
            .formatted(
                reference.target().written(mapping.defaultNamespace()),
                reference.field().name(),
                placed.entity().name(),
                what));
  }
}
