package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Criticality;
import org.kaskade.estate.Fields;
import org.kaskade.estate.Lifecycle;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.Identification;
import org.kaskade.schema.RelationshipType;
import org.kaskade.schema.Strength;
import org.kaskade.schema.Suggestions;

/// Compares what a mapping names with what the schema declares.
final class SchemaChecks {
  private final CmdbSchema schema;

  SchemaChecks(CmdbSchema schema) {
    this.schema = schema;
  }

  /// The name a term always gives, or null.
  @Nullable String nameOf(Said said) {
    return said.term() instanceof Term.Fixed fixed ? Texts.of(fixed.value()) : null;
  }

  /// The class a term always gives, or null where that depends on the record or, which is reported,
  /// isn't declared.
  @Nullable String ciClass(Keys keys, String key, Said said) {
    String name = nameOf(said);
    if (name == null) {
      return null;
    }
    CiClass known = schema.ciClass(name).orElse(null);
    List<String> names =
        schema.classes().stream()
            .filter(c -> !c.abstractClass())
            .map(CiClass::name)
            .sorted()
            .toList();
    if (known == null) {
      keys.problem(
          keys.lineOf(key),
          "class '%s' is not declared in cmdb-schema/classes%s. Correct the name, declare the class, or write {expression: …} where the record names it. Known are %s."
              .formatted(name, Suggestions.didYouMean(name, names), String.join(", ", names)));
      return null;
    }
    if (known.abstractClass()) {
      keys.problem(
          keys.lineOf(key),
          "no CI can have the abstract class '%s'. Name one of %s."
              .formatted(
                  name,
                  names.stream()
                      .filter(n -> schema.isA(n, name))
                      .collect(Collectors.joining(", "))));
      return null;
    }
    return name;
  }

  /// What identifies CIs of a class, as the end of a sentence.
  String rulesOf(@Nullable String ciClass) {
    return ciClass == null
        ? ""
        : schema
            .ciClass(ciClass)
            .map(known ->
                known.identification().stream()
                    .map(rule -> rule.attributes().toString())
                    .collect(Collectors.joining(", ", "; a " + ciClass + " takes one of ", "")))
            .orElse("");
  }

  void identity(Keys keys, @Nullable String ciClass, boolean named, boolean environment) {
    Set<String> given = keys.object().entries().keySet();
    if (given.isEmpty()) {
      keys.problem(keys.line(), "'identity' is empty%s.".formatted(rulesOf(ciClass)));
      return;
    }
    CiClass known = ciClass == null ? null : schema.ciClass(ciClass).orElse(null);
    if (known == null) {
      return;
    }
    Set<String> usable = new HashSet<>(List.of("name", "environment"));
    known.identification().forEach(rule -> usable.addAll(rule.attributes()));
    usable.remove("qualifiedName");
    for (String name : given) {
      if (!usable.contains(name)) {
        keys.problem(
            keys.lineOf(name),
            "'%s' is no part of what identifies a %s%s%s."
                .formatted(name, ciClass, Suggestions.didYouMean(name, usable), rulesOf(ciClass)));
        return;
      }
    }
    Map<String, String> sample = new HashMap<>();
    given.forEach(name -> sample.put(name, "a.example"));
    sample.put("inventory", "source");
    if (named) {
      sample.putIfAbsent("name", "a.example");
    }
    if (environment) {
      sample.putIfAbsent("environment", "e");
    }
    if (new Identification(schema).identities(known.name(), sample).isEmpty()) {
      keys.problem(
          keys.line(),
          "%s do not identify a %s%s."
              .formatted(String.join(", ", given), ciClass, rulesOf(ciClass)));
    }
  }

  void attributes(Keys keys, @Nullable String ciClass) {
    CiClass known = ciClass == null ? null : schema.ciClass(ciClass).orElse(null);
    if (known == null) {
      return;
    }
    List<String> names = new ArrayList<>(known.attributes().keySet());
    names.addAll(Fields.ALL);
    for (String name : keys.object().entries().keySet()) {
      if (!names.contains(name)) {
        keys.problem(
            keys.lineOf(name),
            "%s has no attribute '%s'%s. Known are %s."
                .formatted(
                    ciClass, name, Suggestions.didYouMean(name, names), String.join(", ", names)));
      }
    }
  }

  /// Reports constants that a term may give and nobody knows.
  void constants(Keys keys, String field, Said said) {
    List<String> known =
        switch (field) {
          case "lifecycle" -> names(Lifecycle.values());
          case "criticality" -> names(Criticality.values());
          case "strength" -> names(Strength.values());
          default -> List.of();
        };
    if (known.isEmpty()) {
      return;
    }
    for (Object value : given(said.term())) {
      if (!known.contains(Texts.of(value).toUpperCase(Locale.ROOT))) {
        keys.problem(
            keys.lineOf(field),
            "'%s' is no %s%s. Known are %s."
                .formatted(
                    value,
                    field,
                    Suggestions.didYouMean(Texts.of(value), known),
                    String.join(", ", known)));
      }
    }
  }

  private static List<Object> given(Term term) {
    return switch (term) {
      case Term.Fixed fixed -> List.of(fixed.value());
      case Term.Translated translated ->
          Stream.concat(
                  translated.table().values().stream(), Stream.ofNullable(translated.otherwise()))
              .toList();
      default -> List.of();
    };
  }

  private static List<String> names(Enum<?>[] constants) {
    return Stream.of(constants).map(Enum::name).toList();
  }

  /// Reports an unknown type, and ends that a known one can't have.
  void ends(Keys keys, Said said, @Nullable String dependent, @Nullable String provider) {
    String name = nameOf(said);
    if (name == null) {
      return;
    }
    Optional<RelationshipType> type = schema.relationshipType(name);
    if (type.isEmpty()) {
      List<String> names =
          schema.relationshipTypes().stream().map(RelationshipType::name).sorted().toList();
      keys.problem(
          keys.lineOf("type"),
          "there is no relationship type '%s'%s. Known are %s."
              .formatted(name, Suggestions.didYouMean(name, names), String.join(", ", names)));
      return;
    }
    boolean fits =
        (dependent == null || schema.isA(dependent, type.get().dependentClass()))
            && (provider == null || schema.isA(provider, type.get().providerClass()));
    if (!fits) {
      keys.problem(
          keys.lineOf("type"),
          "the dependent of %s is a %s and the provider a %s, not a %s and a %s. Swap 'provider' and 'dependent', or name another type."
              .formatted(
                  name,
                  type.get().dependentClass(),
                  type.get().providerClass(),
                  dependent == null ? "CI" : dependent,
                  provider == null ? "CI" : provider));
    }
  }
}
