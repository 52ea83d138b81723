package org.kaskade.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.Actor;
import org.kaskade.estate.Ci;
import org.kaskade.estate.EstateReader;
import org.kaskade.expression.Condition;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.AttributeValue;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordExpression;
import org.kaskade.schema.RecordField;
import org.kaskade.schema.RecordLinkType;
import org.kaskade.schema.RecordType;
import org.kaskade.schema.RecordValues;
import org.kaskade.schema.Suggestions;
import org.springframework.stereotype.Component;

/// Takes the values of an operation into a draft, after looking at each; all that is wrong with
/// them is told at once.
@Component
class Intake {
  private static final int LONGEST_TEXT = 65_536;
  private static final int MOST_NAMED = 20;

  /// So many unknown CIs are compared with so many of their class; more is not worth the wait.
  private static final int MOST_COMPARED = 3;

  private static final int MOST_COMPARED_WITH = 50_000;

  private final EstateReader estate;
  private final RecordStore store;
  private final RecordExpressions expressions;
  private final RecordLimits limits;
  private final CmdbSchema schema;

  Intake(
      EstateReader estate,
      RecordStore store,
      RecordExpressions expressions,
      RecordLimits limits,
      CmdbSchema schema) {
    this.estate = estate;
    this.store = store;
    this.expressions = expressions;
    this.limits = limits;
    this.schema = schema;
  }

  /// Fills fields and links, those that are given alone.
  void take(RecordDraft draft, Map<String, ?> values) {
    List<String> problems = new ArrayList<>();
    RecordType type = draft.type();
    values.forEach((name, value) -> {
      RecordField field = type.fields().get(name);
      RecordLinkType link = type.links().get(name);
      if (field != null) {
        takeField(draft, field, value, problems);
      } else if (link != null) {
        takeLink(draft, link, value, problems);
      } else {
        Set<String> known = new LinkedHashSet<>(type.fields().keySet());
        known.addAll(type.links().keySet());
        problems.add(
            "'%s' is no field or link of a %s%s."
                .formatted(name, type.name(), Suggestions.didYouMean(name, known)));
      }
    });
    throwIfAny(problems);
  }

  private static void throwIfAny(List<String> problems) {
    if (!problems.isEmpty()) {
      throw RequestRefused.invalid("INVALID_VALUE", String.join(" ", problems));
    }
  }

  private void takeField(
      RecordDraft draft, RecordField field, @Nullable Object value, List<String> problems) {
    if (field.compute() != null) {
      problems.add("'%s' is computed and can't be given.".formatted(field.name()));
    } else if (value == null) {
      draft.fields().remove(field.name());
    } else {
      switch (RecordValues.coerce(field, value)) {
        case AttributeValue.Accepted(String text) when text.length() > LONGEST_TEXT ->
            problems.add(
                "'%s' has %,d characters, more than %,d."
                    .formatted(field.name(), text.length(), LONGEST_TEXT));
        case AttributeValue.Accepted(String text) when text.isBlank() ->
            draft.fields().remove(field.name());
        case AttributeValue.Accepted(Object accepted) -> draft.fields().put(field.name(), accepted);
        case AttributeValue.Refused(String reason) -> problems.add(reason);
      }
    }
  }

  private void takeLink(
      RecordDraft draft, RecordLinkType link, @Nullable Object value, List<String> problems) {
    List<?> items =
        value == null ? List.of() : value instanceof List<?> many ? many : List.of(value);
    if (!link.many() && items.size() > 1) {
      problems.add("'%s' takes one end, but got %d.".formatted(link.name(), items.size()));
      return;
    }
    if (items.size() > limits.ends()) {
      throw RequestRefused.limit(
          "TOO_MANY_ENDS",
          "'%s' has %,d ends, more than one record can have: %,d (kaskade.limits.record-ends). Name the service or cluster they belong to, or make several records."
              .formatted(link.name(), items.size(), limits.ends()));
    }
    Map<String, RecordLink> ends = new LinkedHashMap<>();
    for (Object item : items) {
      RecordLink end = end(link, item, problems);
      if (end != null && ends.putIfAbsent(end.to(), end) != null) {
        problems.add("'%s' names %s twice.".formatted(link.name(), end.to()));
      }
    }
    Map<String, String> found = found(link, ends.keySet());
    List<String> unknown = ends.keySet().stream().filter(to -> !found.containsKey(to)).toList();
    if (!unknown.isEmpty()) {
      problems.add(
          "'%s' names what isn't there%s: %s%s."
              .formatted(
                  link.name(),
                  link.to().equals(CmdbSchema.ROOT) ? "" : " or is no " + link.to(),
                  named(link, unknown),
                  unknown.size() > MOST_NAMED
                      ? " and %,d more".formatted(unknown.size() - MOST_NAMED)
                      : ""));
      return;
    }
    Map<String, RecordLink> kept = new LinkedHashMap<>();
    ends.values()
        .forEach(end -> {
          String to = found.getOrDefault(end.to(), end.to());
          kept.put(to, new RecordLink(to, end.fields()));
        });
    draft.links().put(link.name(), List.copyOf(kept.values()));
  }

  /// The first of these ends, the very first with what exists that is similar.
  private String named(RecordLinkType link, List<String> unknown) {
    List<String> named = new ArrayList<>();
    for (String to : unknown.subList(0, Math.min(MOST_NAMED, unknown.size()))) {
      String similar = "";
      if (!link.toRecord() && named.size() < MOST_COMPARED) {
        String ciClass = to.substring(0, to.indexOf(':') + 1);
        List<String> known = estate.keysStartingWith(ciClass, MOST_COMPARED_WITH);
        similar = known.contains(to) ? "" : Suggestions.didYouMean(to, known);
      }
      named.add(to + similar);
    }
    return String.join(", ", named);
  }

  private static @Nullable RecordLink end(
      RecordLinkType link, @Nullable Object item, List<String> problems) {
    if (item instanceof RecordLink ready) {
      return end(link, ready.to(), ready.fields(), problems);
    }
    if (item instanceof String to) {
      return end(link, to, Map.of(), problems);
    }
    if (item instanceof Map<?, ?> map && map.get(link.handle()) instanceof String to) {
      Map<String, Object> given = new LinkedHashMap<>();
      map.forEach((name, value) -> {
        if (value != null && !link.handle().equals(name)) {
          given.put(String.valueOf(name), value);
        }
      });
      return end(link, to, given, problems);
    }
    problems.add("'%s' takes ends with a '%s' each.".formatted(link.name(), link.handle()));
    return null;
  }

  private static RecordLink end(
      RecordLinkType link, String to, Map<String, Object> given, List<String> problems) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (RecordField field : link.fields().values()) {
      Object value =
          given.containsKey(field.name()) ? given.get(field.name()) : field.defaultValue();
      if (value != null) {
        switch (RecordValues.coerce(field, value)) {
          case AttributeValue.Accepted(Object accepted) -> fields.put(field.name(), accepted);
          case AttributeValue.Refused(String reason) ->
              problems.add("%s of %s: %s".formatted(to, link.name(), reason));
        }
      } else if (field.required()) {
        problems.add("%s of %s: '%s' is missing.".formatted(to, link.name(), field.name()));
      }
    }
    for (String name : given.keySet()) {
      if (!link.fields().containsKey(name)) {
        problems.add("'%s' is no field of the link %s.".formatted(name, link.name()));
      }
    }
    return new RecordLink(to, fields);
  }

  /// What each end that there is goes by; the key of a merged CI leads to the one that was kept.
  private Map<String, String> found(RecordLinkType link, Set<String> ends) {
    Map<String, String> found = new LinkedHashMap<>();
    if (ends.isEmpty()) {
      return found;
    }
    if (link.toRecord()) {
      store
          .find(List.copyOf(ends))
          .forEach((number, record) -> {
            if (record.type().equals(link.to())) {
              found.put(number, number);
            }
          });
      return found;
    }
    for (Map.Entry<String, Ci> entry : estate.find(ends).entrySet()) {
      if (schema.isA(entry.getValue().ciClass(), link.to())) {
        found.put(entry.getKey(), entry.getValue().key());
      }
    }
    return found;
  }

  /// Refuses a draft in which a field's check doesn't hold, or something is missing without which
  /// there is no record.
  void check(RecordDraft draft, Actor who, Instant now) {
    List<String> problems = new ArrayList<>();
    RecordType type = draft.type();
    KeptRecord record = draft.as(now);
    for (RecordField field : type.fields().values()) {
      if (field.required() && field.compute() == null && !draft.has(field.name())) {
        problems.add("'%s' is missing.".formatted(field.name()));
      }
      RecordExpression check = field.check();
      if (check != null && draft.has(field.name()) && allFilled(check, draft)) {
        Condition.Verdict verdict = expressions.judge(check, type, record, who);
        if (!verdict.holds()) {
          problems.add(
              "'%s' doesn't fit: %s doesn't hold%s."
                  .formatted(
                      field.name(),
                      verdict.decided(),
                      TransitionOffers.values(verdict.decided(), record)));
        }
      }
    }
    for (RecordLinkType link : type.links().values()) {
      if (link.required() && !draft.has(link.name())) {
        problems.add("'%s' is missing: name at least one end.".formatted(link.name()));
      }
    }
    throwIfAny(problems);
  }

  /// What nobody filled in yet isn't compared.
  private static boolean allFilled(RecordExpression check, RecordDraft draft) {
    return check.condition().names().stream()
        .filter(name ->
            draft.type().fields().containsKey(name) || draft.type().links().containsKey(name))
        .allMatch(draft::has);
  }
}
