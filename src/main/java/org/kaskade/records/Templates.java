package org.kaskade.records;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.Actor;
import org.kaskade.expression.Condition;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordExpression;
import org.kaskade.schema.RecordField;
import org.kaskade.schema.RecordTemplate;
import org.kaskade.schema.RecordType;
import org.kaskade.schema.Suggestions;
import org.springframework.stereotype.Component;

/// Prefills records from templates, and holds them to what templates fix.
@Component
class Templates {
  private final CmdbSchema schema;
  private final RecordExpressions expressions;

  Templates(CmdbSchema schema, RecordExpressions expressions) {
    this.schema = schema;
    this.expressions = expressions;
  }

  /// The template of this name; null where none is named.
  @Nullable RecordTemplate find(RecordType type, @Nullable Object name) {
    if (name == null) {
      return null;
    }
    List<String> known =
        schema.recordTemplates().stream()
            .filter(template -> template.of().equals(type.name()))
            .map(RecordTemplate::name)
            .toList();
    return schema
        .recordTemplate(name.toString())
        .filter(template -> template.of().equals(type.name()))
        .orElseThrow(() ->
            RequestRefused.notFound(
                "UNKNOWN_TEMPLATE",
                "There is no template '%s' of %s%s. There are: %s."
                    .formatted(
                        name,
                        type.name(),
                        Suggestions.didYouMean(name.toString(), known),
                        known.isEmpty() ? "none" : String.join(", ", known))));
  }

  /// Fills a new record with what the template says.
  ///
  /// @param values what was said besides
  /// @return those of them that still count
  Map<String, Object> fill(
      RecordDraft draft, @Nullable RecordTemplate template, Map<String, Object> values) {
    Map<String, Object> given = new HashMap<>(values);
    if (template != null) {
      template.fields().forEach((name, value) -> fill(draft, template, name, value, given));
    }
    return given;
  }

  private static void fill(
      RecordDraft draft,
      RecordTemplate template,
      String name,
      Object value,
      Map<String, Object> given) {
    RecordField field = draft.type().fields().get(name);
    Object other = given.get(name);
    // The API fills in defaults, which nobody meant against the template.
    boolean unsaid = other == null || (field != null && other.equals(field.defaultValue()));
    boolean locked = template.locks().contains(name);
    if (locked && !unsaid && !value.equals(other)) {
      throw RequestRefused.invalid(
          "FIXED_BY_TEMPLATE",
          "'%s' is %s in template %s and stays so. Leave it out, or propose without the template."
              .formatted(name, value, template.name()));
    }
    draft.fields().put(name, value);
    if (locked || unsaid) {
      given.remove(name);
    }
  }

  /// Refuses what the template isn't for.
  void check(RecordDraft draft, @Nullable RecordTemplate template, Actor who, Instant now) {
    RecordExpression when = template == null ? null : template.when();
    if (template == null || when == null) {
      return;
    }
    KeptRecord record = draft.as(now);
    Condition.Verdict verdict = expressions.judge(when, draft.type(), record, who);
    if (!verdict.holds()) {
      throw RequestRefused.invalid(
          "OUTSIDE_TEMPLATE",
          "Template %s isn't for this: %s doesn't hold%s. Propose without the template."
              .formatted(
                  template.name(),
                  verdict.decided(),
                  TransitionOffers.values(verdict.decided(), record)));
    }
  }

  /// What a template fixes stays, as long as the record goes by it.
  void checkFixed(RecordDraft draft, Set<String> changed, Actor who, Instant now) {
    KeptRecord before = draft.before();
    String name = before == null ? null : before.template();
    RecordTemplate template = name == null ? null : schema.recordTemplate(name).orElse(null);
    if (template == null) {
      return;
    }
    for (String field : changed) {
      if (template.locks().contains(field)) {
        throw RequestRefused.conflict(
            "FIXED_BY_TEMPLATE",
            "'%s' is fixed by template %s. Propose without the template to have it otherwise."
                .formatted(field, template.name()));
      }
    }
    check(draft, template, who, now);
  }
}
