package org.kaskade.importers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CiClaim;
import org.kaskade.estate.CiPointer;
import org.kaskade.estate.ClaimBatch;
import org.kaskade.estate.Criticality;
import org.kaskade.estate.DependencyClaim;
import org.kaskade.estate.Fields;
import org.kaskade.estate.Lifecycle;
import org.kaskade.estate.Place;
import org.kaskade.estate.Refusal;
import org.kaskade.schema.Attribute;
import org.kaskade.schema.AttributeValue;
import org.kaskade.schema.AttributeValues;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.Suggestions;

/// Makes claims of what a reader found: brings values to their declared types and leaves out what
/// no claim may hold.
final class ClaimMaking {
  private static final Set<String> DANGLING = Set.of("UNKNOWN_CI", "RETIRED_CI");

  private final CmdbSchema schema;
  private final Findings findings;
  private final Function<String, Place> placeOfFile;
  private final Set<String> reported = new HashSet<>();
  private final IdentityHashMap<CiClaim, FoundCi> cis = new IdentityHashMap<>();
  private final IdentityHashMap<DependencyClaim, FoundDependency> dependencies =
      new IdentityHashMap<>();

  /// @param findings what was found; problems met here are added to it
  /// @param placeOfFile commit and author that last changed a file
  ClaimMaking(CmdbSchema schema, Findings findings, Function<String, Place> placeOfFile) {
    this.schema = schema;
    this.findings = findings;
    this.placeOfFile = placeOfFile;
  }

  /// Everything the source says now.
  ClaimBatch batch(String source) {
    List<CiClaim> ciClaims = new ArrayList<>();
    for (FoundCi found : List.copyOf(findings.cis())) {
      CiClaim claim = claim(found);
      if (claim != null) {
        ciClaims.add(claim);
        cis.put(claim, found);
      }
    }
    List<DependencyClaim> dependencyClaims = new ArrayList<>();
    for (FoundDependency found : findings.dependencies()) {
      if (schema.relationshipType(found.type()).isPresent()) {
        DependencyClaim claim = claim(found);
        dependencyClaims.add(claim);
        dependencies.put(claim, found);
      } else {
        findings.problem(
            ProblemSeverity.WARNING,
            "UNKNOWN_RELATIONSHIP_TYPE",
            found.file(),
            found.line(),
            "There is no relationship type '%s'. Known: %s."
                .formatted(
                    found.type(),
                    String.join(
                        ", ",
                        schema.relationshipTypes().stream().map(t -> t.name()).sorted().toList())));
      }
    }
    return new ClaimBatch(
        source,
        ClaimBatch.Scope.WHOLE_SOURCE,
        ciClaims,
        dependencyClaims,
        findings.unreadableFiles());
  }

  /// Reports what the estate refuses, at the line that says it.
  ///
  /// @param handedOver the batch, or the part of it that the estate was handed
  /// @return the files of which something was refused
  Set<String> report(List<Refusal> refusals, ClaimBatch handedOver) {
    Set<String> files = new TreeSet<>();
    for (Refusal refusal : refusals) {
      switch (refusal.subject()) {
        case CI -> {
          FoundCi found = cis.get(handedOver.cis().get(refusal.index()));
          if (found != null) {
            files.add(found.file());
            warn(found, refusal.code(), refusal.message());
          }
        }
        case DEPENDENCY -> {
          FoundDependency found = dependencies.get(handedOver.dependencies().get(refusal.index()));
          if (found != null) {
            files.add(found.file());
            boolean dangling = DANGLING.contains(refusal.code());
            findings.problem(
                ProblemSeverity.WARNING,
                dangling ? "DANGLING_REFERENCE" : refusal.code(),
                found.file(),
                found.line(),
                refusal.message());
          }
        }
      }
    }
    return files;
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
    return new CiClaim(
        pointer(found.ref()), ciClass.name(), values, place(found.file(), found.line()));
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
      if (!found.ref().identity().containsKey(name) && reported.add(ciClass.name() + "." + name)) {
        warn(
            found,
            "UNKNOWN_ATTRIBUTE",
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
    findings.problem(ProblemSeverity.WARNING, code, found.file(), found.line(), message);
  }

  private DependencyClaim claim(FoundDependency found) {
    return new DependencyClaim(
        pointer(found.dependent()),
        pointer(found.provider()),
        found.type(),
        found.strength(),
        found.group(),
        found.need(),
        place(found.file(), found.line()));
  }

  private static CiPointer pointer(CiRef ref) {
    Map<String, String> identity = new TreeMap<>(ref.identity());
    identity.replaceAll((name, value) -> Secrets.withoutCredentials(value));
    return new CiPointer.ByIdentity(ref.ciClass(), identity);
  }

  private Place place(String file, int line) {
    Place last = placeOfFile.apply(file);
    return new Place(file, line, last.commit(), last.author());
  }
}
