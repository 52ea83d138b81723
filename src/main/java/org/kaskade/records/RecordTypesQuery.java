package org.kaskade.records;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordField;
import org.kaskade.schema.RecordGraphQlNames;
import org.kaskade.schema.RecordLinkType;
import org.kaskade.schema.RecordState;
import org.kaskade.schema.RecordTransition;
import org.kaskade.schema.RecordType;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// Answers which kinds of records there are, for lists and forms that know none by themselves.
@Controller
class RecordTypesQuery {
  private final CmdbSchema schema;

  RecordTypesQuery(CmdbSchema schema) {
    this.schema = schema;
  }

  record FieldDescription(
      String name,
      String type,
      String description,
      boolean required,
      boolean computed,
      List<String> values) {
    static List<FieldDescription> of(Collection<RecordField> fields) {
      return fields.stream()
          .map(field ->
              new FieldDescription(
                  field.name(),
                  field.type().name().toLowerCase(Locale.ROOT),
                  field.description(),
                  field.required(),
                  field.compute() != null,
                  field.values()))
          .toList();
    }
  }

  record LinkDescription(
      String name,
      String to,
      boolean many,
      boolean required,
      String description,
      List<FieldDescription> fields) {
    static LinkDescription of(RecordLinkType link) {
      return new LinkDescription(
          link.name(),
          link.to(),
          link.many(),
          link.required(),
          link.description(),
          FieldDescription.of(link.fields().values()));
    }
  }

  record StateDescription(
      String name, String kind, String description, List<String> needs, List<String> locks) {
    static StateDescription of(RecordState state) {
      return new StateDescription(
          state.name(),
          state.kind().name(),
          state.description(),
          state.needs(),
          state.locks().stream().sorted().toList());
    }
  }

  record TransitionDescription(
      String name,
      @Nullable String mutation,
      List<String> from,
      String to,
      String description,
      List<String> by,
      List<String> asks) {
    static TransitionDescription of(RecordType type, RecordTransition transition) {
      return new TransitionDescription(
          transition.name(),
          transition.programOnly() ? null : new RecordGraphQlNames(type).mutation(transition),
          transition.from(),
          transition.to(),
          transition.description(),
          transition.by().stream().map(Object::toString).toList(),
          transition.ask());
    }
  }

  record TypeDescription(
      String name,
      String plural,
      String createMutation,
      Map<String, String> labels,
      String description,
      List<FieldDescription> fields,
      List<LinkDescription> links,
      List<StateDescription> states,
      List<TransitionDescription> transitions) {
    static TypeDescription of(RecordType type) {
      return new TypeDescription(
          type.name(),
          type.plural(),
          type.createMutation(),
          type.labels(),
          type.description(),
          FieldDescription.of(type.fields().values()),
          type.links().values().stream().map(LinkDescription::of).toList(),
          type.states().values().stream().map(StateDescription::of).toList(),
          type.transitions().values().stream()
              .map(transition -> TransitionDescription.of(type, transition))
              .toList());
    }
  }

  @QueryMapping
  List<TypeDescription> recordTypes() {
    return schema.recordTypes().stream()
        .sorted(Comparator.comparing(RecordType::name))
        .map(TypeDescription::of)
        .toList();
  }
}
