package org.kaskade.importers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CiClaim;
import org.kaskade.estate.CiPointer;
import org.kaskade.estate.Criticality;
import org.kaskade.estate.DependencyClaim;
import org.kaskade.estate.Fields;
import org.kaskade.estate.Lifecycle;
import org.kaskade.estate.Place;
import org.kaskade.schema.Attribute;
import org.kaskade.schema.AttributeValue;
import org.kaskade.schema.AttributeValues;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.Suggestions;

/// Makes claims of what a reader found in one file: brings values to their declared types and
/// leaves out what no claim may hold.
final class ClaimMaking {
  private final CmdbSchema schema;
  private final Place place;
  private final List<InventoryProblem> problems = new ArrayList<>();

  private ClaimMaking(CmdbSchema schema, Place place) {
    this.schema = schema;
    this.place = place;
  }

  /// @param place the file, with the commit and the author that changed it last
  static ClaimedFile of(FileFindings found, Place place, CmdbSchema schema) {
    ClaimMaking making = new ClaimMaking(schema, place);
    List<Optional<CiClaim>> cis = new ArrayList<>();
    for (FoundCi ci : found.cis()) {
      cis.add(Optional.ofNullable(making.claim(ci)));
    }
    List<Optional<DependencyClaim>> dependencies = new ArrayList<>();
    for (FoundDependency dependency : found.dependencies()) {
      dependencies.add(Optional.ofNullable(making.claim(dependency)));
    }
    return new ClaimedFile(found, place, cis, dependencies, making.problems);
  }

  private @Nullable CiClaim claim(FoundCi found) {
    CiClass ciClass = schema.ciClass(found.ref().ciClass()).orElse(null);
    if (ciClass == null || ciClass.abstractClass()) {
      List<String> similar =
          Suggestions.closest(
              found.ref().ciClass(), schema.classes().stream().map(CiClass::name).toList());
      warn(
          found,
          "UNKNOWN_CLASS",
          "There is no class '%s' a CI can have%s. Declare it in cmdb-schema/classes or name another."
              .formatted(
                  found.ref().ciClass(),
                  similar.isEmpty() ? "" : " (did you mean " + similar.getFirst() + "?)"));
      return null;
    }
    Map<String, Object> values = new TreeMap<>();
    values.put(Fields.NAME, Secrets.withoutCredentials(found.name()));
    found.ref().identity().forEach((name, value) -> put(values, ciClass, name, value, found));
    found.attributes().forEach((name, value) -> put(values, ciClass, name, value, found));
    return new CiClaim(pointer(found.ref()), ciClass.name(), values, at(found.line()));
  }

  private void put(
      Map<String, Object> values, CiClass ciClass, String name, Object raw, FoundCi found) {
    if (Secrets.isSecretName(name)) {
      return;
    }
    Object clean = withoutCredentials(raw);
    if (Fields.ALL.contains(name)) {
      String text = String.valueOf(clean).strip();
      String value =
          switch (name) {
            case Fields.LIFECYCLE -> constant(Lifecycle.class, text, name, found);
            case Fields.CRITICALITY -> constant(Criticality.class, text, name, found);
            default -> text.isEmpty() ? null : text;
          };
      if (value != null) {
        values.put(name, value);
      }
      return;
    }
    Attribute attribute = ciClass.attributes().get(name);
    if (attribute == null) {
      if (!found.ref().identity().containsKey(name)) {
        warn(
            found,
            SourceClaims.UNKNOWN_ATTRIBUTE,
            "%s has no attribute '%s'; it is left out here and elsewhere. Declare it, or drop it from the mapping."
                .formatted(ciClass.name(), name));
      }
      return;
    }
    String unit = attribute.unit();
    Object amount = unit == null ? clean : Quantity.in(unit, clean);
    switch (AttributeValues.lenient().coerce(attribute, amount)) {
      case AttributeValue.Accepted accepted -> values.put(name, accepted.value());
      case AttributeValue.Refused refused ->
          warn(
              found,
              "WRONG_VALUE",
              "Attribute '%s' of %s is left out: %s"
                  .formatted(name, ciClass.name(), refused.reason()));
    }
  }

  private static Object withoutCredentials(Object raw) {
    return switch (raw) {
      case String text -> Secrets.withoutCredentials(text);
      case List<?> list ->
          list.stream().map(item -> Secrets.withoutCredentials(String.valueOf(item))).toList();
      default -> raw;
    };
  }

  private <E extends Enum<E>> @Nullable String constant(
      Class<E> type, String text, String name, FoundCi found) {
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT)).name();
    } catch (IllegalArgumentException unknown) {
      warn(
          found,
          "WRONG_VALUE",
          "'%s' is left out: it must be one of %s."
              .formatted(name, List.of(type.getEnumConstants())));
      return null;
    }
  }

  private void warn(FoundCi found, String code, String message) {
    warn(code, found.line(), message);
  }

  private void warn(String code, int line, String message) {
    problems.add(
        new InventoryProblem(
            ProblemSeverity.WARNING, code, String.valueOf(place.file()), line, message));
  }

  private @Nullable DependencyClaim claim(FoundDependency found) {
    if (schema.relationshipType(found.type()).isEmpty()) {
      warn(
          "UNKNOWN_RELATIONSHIP_TYPE",
          found.line(),
          "There is no relationship type '%s'. Known: %s."
              .formatted(
                  found.type(),
                  String.join(
                      ", ",
                      schema.relationshipTypes().stream().map(t -> t.name()).sorted().toList())));
      return null;
    }
    return new DependencyClaim(
        pointer(found.dependent()),
        pointer(found.provider()),
        found.type(),
        found.strength(),
        found.group(),
        found.need(),
        at(found.line()));
  }

  private static CiPointer pointer(CiRef ref) {
    Map<String, String> identity = new TreeMap<>(ref.identity());
    identity.replaceAll((name, value) -> Secrets.withoutCredentials(value));
    return new CiPointer.ByIdentity(ref.ciClass(), identity);
  }

  private Place at(int line) {
    return new Place(place.file(), line, place.commit(), place.author());
  }
}
