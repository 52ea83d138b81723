package org.kaskade.estate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.Attribute;
import org.kaskade.schema.AttributeValue;
import org.kaskade.schema.AttributeValues;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RelationshipType;
import org.kaskade.schema.Strength;
import org.kaskade.schema.Suggestions;

/// Makes a batch of claims of what `registerAssets` was given, and finds every mistake that shows
/// without the store.
final class AssetRegistration {
  private static final Pattern NEED = Pattern.compile("[0-9]{1,9}%?");

  private final CmdbSchema schema;
  private final RegistrationLimits limits;
  private final Place place;
  private final List<CiClaim> cis = new ArrayList<>();
  private final List<DependencyClaim> dependencies = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final Map<String, Integer> indexOfKey = new HashMap<>();

  AssetRegistration(CmdbSchema schema, RegistrationLimits limits, String actor) {
    this.schema = schema;
    this.limits = limits;
    this.place = Place.api(actor);
  }

  /// Adds the next item, as GraphQL hands it over.
  void item(Map<String, ? extends @Nullable Object> item) {
    int index = cis.size();
    CiClass ciClass = ciClass(index, text(item, "class"));
    CiKey key = key(index, item.get("key"));
    Map<String, Object> values = new TreeMap<>();
    String name = text(item, Fields.NAME);
    if (name.isBlank()) {
      refuse(
          index, "name", "NAME_MISSING", "The name is empty. Give the name people know the CI by.");
    }
    values.put(Fields.NAME, limited(index, Fields.NAME, name.strip()));
    for (String field :
        List.of(Fields.ENVIRONMENT, Fields.LIFECYCLE, Fields.CRITICALITY, Fields.OWNER)) {
      if (item.containsKey(field)) {
        Object value = item.get(field);
        values.put(
            field, value == null ? Cleared.VALUE : limited(index, field, value.toString().strip()));
      }
    }
    attributes(index, ciClass, item.get("attributes"), values);
    if (ciClass == null) {
      ciClass = schema.ciClass(CmdbSchema.ROOT).orElseThrow();
    }
    cis.add(new CiClaim(pointer(key, ciClass, values), ciClass.name(), values, place));
  }

  private static CiPointer pointer(
      @Nullable CiKey key, CiClass ciClass, Map<String, Object> values) {
    if (key != null) {
      return new CiPointer.ByKey(key);
    }
    Map<String, String> texts = new TreeMap<>();
    values.forEach((name, value) -> {
      if (value != Cleared.VALUE) {
        texts.put(name, value.toString());
      }
    });
    return new CiPointer.ByIdentity(ciClass.name(), texts);
  }

  private @Nullable CiClass ciClass(int index, String name) {
    CiClass ciClass = schema.ciClass(name).orElse(null);
    if (ciClass == null) {
      List<String> known =
          schema.classes().stream().filter(c -> !c.abstractClass()).map(CiClass::name).toList();
      refuse(
          index,
          "class",
          "UNKNOWN_CLASS",
          "There is no class '%s'%s. Known: %s."
              .formatted(name, Suggestions.didYouMean(name, known), String.join(", ", known)));
    } else if (ciClass.abstractClass()) {
      refuse(
          index,
          "class",
          "ABSTRACT_CLASS",
          "'%s' is abstract. Name one of the classes that extend it: %s."
              .formatted(
                  name,
                  String.join(
                      ", ",
                      schema.withSubclasses(name).stream()
                          .filter(n -> !n.equals(name))
                          .sorted()
                          .toList())));
    }
    return ciClass;
  }

  private @Nullable CiKey key(int index, @Nullable Object given) {
    if (given == null) {
      return null;
    }
    String text = given.toString();
    if (!CiKey.isValid(text)) {
      refuse(index, "key", "INVALID_KEY", INVALID_KEY.formatted(limits.shown(text)));
      return null;
    }
    Integer first = indexOfKey.putIfAbsent(text, index);
    if (first != null) {
      refuse(
          index,
          "key",
          "DUPLICATE_ITEM",
          "'%s' is item %d of this call already. Give each CI once.".formatted(text, first));
    }
    return new CiKey(text);
  }

  private static final String INVALID_KEY =
      "'%s' is not a key. A key is a class in lower-case kebab case, a colon and a natural key, e.g. server:web-01.example.org, at most "
          + CiKey.MAX_LENGTH
          + " characters.";

  private void attributes(
      int index, @Nullable CiClass ciClass, @Nullable Object given, Map<String, Object> values) {
    if (given == null) {
      return;
    }
    if (!(given instanceof Map<?, ?> attributes)) {
      refuse(
          index,
          "attributes",
          "WRONG_TYPE",
          "Attributes are one JSON object of names and values, e.g. {\"ipAddress\": \"192.0.2.7\"}.");
      return;
    }
    if (attributes.size() > limits.registrationAttributes()) {
      refuse(
          index,
          "attributes",
          "TOO_MANY_ATTRIBUTES",
          "%,d attributes are more than %,d (kaskade.limits.registration-attributes)."
              .formatted(attributes.size(), limits.registrationAttributes()));
      return;
    }
    if (ciClass != null) {
      attributes.forEach((name, value) -> attribute(index, ciClass, "" + name, value, values));
    }
  }

  private void attribute(
      int index, CiClass ciClass, String name, @Nullable Object value, Map<String, Object> values) {
    List<String> field = List.of("attributes", name);
    Attribute attribute = ciClass.attributes().get(name);
    if (attribute == null) {
      refusals.add(
          new Refusal(
              Refusal.Subject.CI,
              index,
              field,
              "UNKNOWN_ATTRIBUTE",
              "%s has no attribute '%s'%s. Known: %s. Correct the name, or declare it in cmdb-schema/classes."
                  .formatted(
                      ciClass.name(),
                      limits.shown(name),
                      Suggestions.didYouMean(name, ciClass.attributes().keySet()),
                      String.join(", ", ciClass.attributes().keySet()))));
      return;
    }
    if (value == null) {
      values.put(name, Cleared.VALUE);
      return;
    }
    switch (AttributeValues.strict().coerce(attribute, value)) {
      case AttributeValue.Accepted accepted -> {
        if (accepted.value().toString().length() > limits.registrationAttributeLength()) {
          refusals.add(
              new Refusal(Refusal.Subject.CI, index, field, "VALUE_TOO_LONG", limits.tooLong()));
        }
        values.put(name, accepted.value());
      }
      case AttributeValue.Refused refused ->
          refusals.add(
              new Refusal(Refusal.Subject.CI, index, field, "WRONG_TYPE", refused.reason()));
    }
  }

  private String limited(int index, String field, String value) {
    if (value.length() > limits.registrationAttributeLength()) {
      refuse(index, field, "VALUE_TOO_LONG", limits.tooLong());
    }
    return value;
  }

  /// Adds the next dependency, as GraphQL hands it over.
  void dependency(Map<String, ? extends @Nullable Object> given) {
    int index = dependencies.size();
    CiKey dependent = end(index, "dependent", text(given, "dependent"));
    CiKey provider = end(index, "provider", text(given, "provider"));
    String type = given.get("type") == null ? "DEPENDS_ON" : text(given, "type");
    if (schema.relationshipType(type).isEmpty()) {
      List<String> known = schema.relationshipTypes().stream().map(RelationshipType::name).toList();
      refusals.add(
          Refusal.dependency(
              index,
              "type",
              "UNKNOWN_RELATIONSHIP_TYPE",
              "There is no relationship type '%s'%s. Known: %s."
                  .formatted(
                      limits.shown(type),
                      Suggestions.didYouMean(type, known),
                      String.join(", ", known))));
      type = "DEPENDS_ON";
    }
    Object strength = given.get("strength");
    Object group = given.get("group");
    Object need = given.get("need");
    checkGroup(index, type, group, need);
    dependencies.add(
        new DependencyClaim(
            new CiPointer.ByKey(dependent),
            new CiPointer.ByKey(provider),
            type,
            strength == null ? null : Strength.valueOf(strength.toString()),
            group == null ? null : group.toString().strip(),
            need == null ? null : need.toString().strip(),
            place));
  }

  private void checkGroup(int index, String type, @Nullable Object group, @Nullable Object need) {
    boolean grouped =
        group == null
            ? schema.relationshipType(type).map(RelationshipType::group).isPresent()
            : !group.toString().isBlank();
    if (group != null && group.toString().length() > CiKey.MAX_LENGTH) {
      refusals.add(Refusal.dependency(index, "group", "VALUE_TOO_LONG", limits.tooLong()));
    }
    if (need != null && !NEED.matcher(need.toString().strip()).matches()) {
      refusals.add(
          Refusal.dependency(
              index,
              "need",
              "INVALID_NEED",
              "'%s' is neither a count such as 2 nor a percentage such as 50%%."
                  .formatted(limits.shown(need.toString()))));
    } else if (need != null && !grouped) {
      refusals.add(
          Refusal.dependency(
              index,
              "need",
              "NEED_WITHOUT_GROUP",
              "Only a redundancy group has a need. Name the group, or leave the need out."));
    }
  }

  private static final CiKey NONE = new CiKey("none:none");

  private CiKey end(int index, String end, String key) {
    if (CiKey.isValid(key)) {
      return new CiKey(key);
    }
    refusals.add(
        Refusal.dependency(index, end, "INVALID_KEY", INVALID_KEY.formatted(limits.shown(key))));
    return NONE;
  }

  private void refuse(int index, String field, String code, String message) {
    refusals.add(Refusal.ci(index, field, code, message));
  }

  private static String text(Map<String, ? extends @Nullable Object> input, String name) {
    Object value = input.get(name);
    return value == null ? "" : value.toString();
  }

  List<Refusal> refusals() {
    return refusals;
  }

  ClaimBatch batch(String source, ClaimBatch.Scope scope) {
    return new ClaimBatch(source, scope, cis, dependencies, java.util.Set.of());
  }
}
