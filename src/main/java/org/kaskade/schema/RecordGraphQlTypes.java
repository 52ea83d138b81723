package org.kaskade.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// The part of the GraphQL schema that follows from the record types.
///
/// Expects what `records.graphqls` and the CI classes define.
public final class RecordGraphQlTypes {
  private static final String OPERATION =
      """
      "In your words; kept in the history."
          comment: String
          "A retry with the same id changes nothing and answers what the first call answered."
          operationId: ID\
      """;

  /// Whoever does more than look at things; who exactly may do what, declarations say.
  private static final String ALLOWED =
      " @allowed(to: [\"viewer\", \"automation\", \"editor\", \"change-manager\"])";

  private static final String COMMON =
      """
        "Opaque, for `node`."
        id: ID!
        "For people; never reused."
        number: String!
        "The name of its record type."
        recordType: String!
        "Rises by one with each operation; give it back with an edit."
        version: Int!
        "What sort of state it is in."
        stateKind: RecordStateKind!
        "When it came to its state."
        stateSince: DateTime!
        "Who made it."
        requester: String!
        "When it was made."
        made: DateTime!
        "When it was changed last."
        changed: DateTime!
        "The template it was made from."
        template: String
        "Until when what it says counts as true, where its type has a validity."
        validUntil: DateTime
        "Whether it is to be reviewed by now."
        reviewDue: Boolean!
        "What has to be said yes to, with who is asked and what they said."
        approvals: [RecordApproval!]!
        "Its checklist."
        tasks: [RecordTask!]!
        "What the caller can do with it now."
        availableTransitions: [AvailableTransition!]!
        "What the caller can't do with it now, and why."
        unavailableTransitions: [UnavailableTransition!]!
        "All that happened to it, newest first."
        history(first: Int = 20, after: String): RecordHistoryConnection!
      """;

  private final CmdbSchema schema;

  public RecordGraphQlTypes(CmdbSchema schema) {
    this.schema = schema;
  }

  /// Definitions in GraphQL's schema definition language; empty where there are no record types.
  public String sdl() {
    StringBuilder sdl = new StringBuilder();
    for (RecordType type : schema.recordTypes()) {
      sdl.append(new OfType(type, schema).sdl());
    }
    for (RecordInverse inverse : RecordInverse.all(schema)) {
      for (String extended : inverse.types(schema)) {
        sdl.append(
            "extend %s %s {\n%s  %s(first: Int = 50, after: String): %sConnection!\n}\n\n"
                .formatted(
                    inverse.isInterface(schema, extended) ? "interface" : "type",
                    extended,
                    Sdl.description(
                        "  ",
                        "%s records that are linked with it as `%s`, newest first."
                            .formatted(inverse.type().name(), inverse.link().name())),
                    inverse.link().inverse(),
                    inverse.type().name()));
      }
    }
    return sdl.toString();
  }

  /// The definitions of one type.
  private record OfType(RecordType type, RecordGraphQlNames names, CmdbSchema schema) {
    OfType(RecordType type, CmdbSchema schema) {
      this(type, new RecordGraphQlNames(type), schema);
    }

    String sdl() {
      return enums()
          + objectType()
          + Sdl.connection(type.name(), type.name())
          + ends()
          + inputs()
          + queries()
          + mutations();
    }

    private String enums() {
      StringBuilder sdl = new StringBuilder();
      sdl.append(Sdl.description("", "The states of records of type %s.".formatted(type.name())))
          .append("enum ")
          .append(names.state())
          .append(" {\n");
      for (RecordState state : type.states().values()) {
        sdl.append(
                Sdl.description(
                    "  ",
                    state.description().isEmpty()
                        ? "Of kind %s.".formatted(state.kind().word())
                        : state.description()))
            .append("  ")
            .append(state.name())
            .append('\n');
      }
      sdl.append("}\n\n");
      List<RecordField> fields = new ArrayList<>(type.fields().values());
      type.links().values().forEach(link -> fields.addAll(link.fields().values()));
      for (RecordField field : fields) {
        if (!field.enumName().isEmpty()) {
          sdl.append(Sdl.description("", described(field)))
              .append(
                  "enum %s { %s }\n\n"
                      .formatted(field.enumName(), String.join(" ", field.values())));
        }
      }
      return sdl.toString();
    }

    private static String described(RecordField field) {
      return field.description().isEmpty() ? "The " + field.name() + "." : field.description();
    }

    private String objectType() {
      StringBuilder sdl = new StringBuilder();
      sdl.append(Sdl.description("", type.description()))
          .append("type ")
          .append(type.name())
          .append(" implements Record & Node {\n")
          .append(COMMON)
          .append("  \"One of its type's.\"\n  state: ")
          .append(names.state())
          .append("!\n");
      for (RecordField field : type.fields().values()) {
        sdl.append(Sdl.description("  ", described(field)))
            .append("  ")
            .append(field.name())
            .append(": ")
            .append(field.graphQl())
            .append(field.required() && field.compute() == null ? "!" : "")
            .append('\n');
      }
      for (RecordLinkType link : type.links().values()) {
        sdl.append(Sdl.description("  ", described(link)))
            .append("  ")
            .append(link.name())
            .append("(first: Int = 50, after: String): ")
            .append(names.end(link))
            .append("Connection!\n");
      }
      return sdl.append("}\n\n").toString();
    }

    private static String described(RecordLinkType link) {
      return link.description().isEmpty()
          ? "What it is linked with as %s.".formatted(link.name())
          : link.description();
    }

    private String ends() {
      StringBuilder sdl = new StringBuilder();
      for (RecordLinkType link : type.links().values()) {
        String end = names.end(link);
        sdl.append(
                Sdl.description(
                    "", "One end of the link %s of a %s.".formatted(link.name(), type.name())))
            .append("type ")
            .append(end)
            .append(" {\n");
        if (link.toRecord()) {
          sdl.append("  \"The number of the record.\"\n  number: ID!\n")
              .append("  \"The record.\"\n  record: ")
              .append(link.to())
              .append('\n');
        } else {
          sdl.append("  \"The key of the CI.\"\n  key: ID!\n")
              .append("  \"The CI.\"\n  ci: ConfigurationItem\n");
        }
        link.fields()
            .values()
            .forEach(field ->
                sdl.append(Sdl.description("  ", described(field)))
                    .append("  ")
                    .append(field.name())
                    .append(": ")
                    .append(field.graphQl())
                    .append('\n'));
        sdl.append("}\n\n").append(Sdl.connection(end, end));
        sdl.append(
                Sdl.description(
                    "", "One end of the link %s of a %s.".formatted(link.name(), type.name())))
            .append("input ")
            .append(link.item())
            .append(
                " {\n  \"The %s of the end.\"\n  %s: ID!\n".formatted(link.handle(), link.handle()))
            .append(
                link.fields().values().stream()
                    .map(field -> inputField(field, true))
                    .collect(Collectors.joining()))
            .append("}\n\n");
      }
      return sdl.toString();
    }

    private static String inputField(RecordField field, boolean whole) {
      if (field.compute() != null) {
        return "";
      }
      Object initial = whole ? field.defaultValue() : null;
      return Sdl.description("  ", described(field))
          + "  %s: %s%s%s\n"
              .formatted(
                  field.name(),
                  field.graphQl(),
                  whole && field.required() && initial == null ? "!" : "",
                  initial == null ? "" : " = " + Sdl.literal(initial, !field.values().isEmpty()));
    }

    private static String inputLink(RecordLinkType link, boolean whole) {
      String required = whole && link.required() ? "!" : "";
      return Sdl.description("  ", described(link))
          + (link.many()
              ? "  %s: [%s!]%s\n".formatted(link.name(), link.item(), required)
              : "  %s: %s%s\n".formatted(link.name(), link.item(), required));
    }

    private String inputs() {
      StringBuilder sdl = new StringBuilder();
      List<String> all = new ArrayList<>(type.fields().keySet());
      all.addAll(type.links().keySet());
      sdl.append(input(type.createInput(), "What is said to make a %s.", all, true));
      sdl.append(
          input(
              names.editInput(),
              "What is changed of a %s; what isn't given stays, null empties it.",
              all,
              false));
      for (RecordTransition transition : type.transitions().values()) {
        if (!transition.programOnly() && !transition.ask().isEmpty()) {
          sdl.append(
              input(
                  names.input(transition),
                  "What `" + transition.name() + "` of a %s asks for.",
                  transition.ask(),
                  false));
        }
      }
      return sdl.append(filter()).toString();
    }

    private String input(String name, String words, Collection<String> members, boolean whole) {
      StringBuilder fields = new StringBuilder();
      if (whole) {
        fields.append("  \"The name of a template that prefills it.\"\n  template: String\n");
      }
      for (String member : members) {
        RecordField field = type.fields().get(member);
        RecordLinkType link = type.links().get(member);
        if (field != null) {
          fields.append(inputField(field, whole));
        } else if (link != null) {
          fields.append(inputLink(link, whole));
        }
      }
      return fields.isEmpty()
          ? ""
          : Sdl.description("", words.formatted(type.name()))
              + "input %s {\n%s}\n\n".formatted(name, fields);
    }

    private String filter() {
      StringBuilder sdl =
          new StringBuilder(
              "\"Those that meet every condition given.\"\ninput %s {\n".formatted(names.filter()));
      sdl.append("  \"In one of these states.\"\n  states: [%s!]\n".formatted(names.state()))
          .append("  \"In a state of one of these kinds.\"\n  stateKinds: [RecordStateKind!]\n")
          .append("  \"Made by this person.\"\n  requester: String\n")
          .append("  \"Made from this template.\"\n  template: String\n")
          .append("  \"Case-insensitive, over the number and all texts.\"\n  text: String\n");
      for (RecordField field : type.fields().values()) {
        if (RecordGraphQlNames.FILTERS.contains(field.name())) {
          continue;
        }
        if (!field.values().isEmpty() && field.compute() == null) {
          sdl.append(
              "  \"With one of these values.\"\n  %s: [%s!]\n"
                  .formatted(field.name(), field.graphQl()));
        } else if (field.type() == RecordFieldType.INSTANT && field.compute() == null) {
          sdl.append("  \"Not before this time.\"\n  %sFrom: DateTime\n".formatted(field.name()))
              .append("  \"Before this time.\"\n  %sBefore: DateTime\n".formatted(field.name()));
        }
      }
      for (RecordLinkType link : type.links().values()) {
        if (RecordGraphQlNames.FILTERS.contains(link.name())) {
          continue;
        }
        sdl.append(
            "  \"Linked with one of these, by %s.\"\n  %s: [ID!]\n"
                .formatted(link.handle(), link.name()));
      }
      return sdl.append("}\n\n").toString();
    }

    private String queries() {
      return """
      extend type Query {
        "The %1$s with this number; null when there is none."
        %2$s("Such as %3$s." number: ID!): %1$s
        "All of type %1$s that the filter lets through, newest first."
        %4$s(filter: %5$s, first: Int = 50, after: String): %1$sConnection!
      }

      """
          .formatted(type.name(), type.singular(), type.number(1), type.plural(), names.filter());
    }

    private String mutations() {
      StringBuilder sdl = new StringBuilder("extend type Mutation {\n");
      sdl.append(
          "  \"Makes a %1$s.\"\n  %2$s(\n    input: %3$s!\n    %4$s\n  ): %1$s!%5$s\n"
              .formatted(
                  type.name(), type.createMutation(), type.createInput(), OPERATION, ALLOWED));
      if (names.isEditable()) {
        sdl.append(
            """
              "Changes fields and links, those that are given alone."
              %s(
                number: ID!
                "The version you looked at: if it was changed since, nothing is, and the error says what differs."
                version: Int!
                input: %s!
                %s
              ): %s!%s
            """
                .formatted(
                    names.editMutation(), names.editInput(), OPERATION, type.name(), ALLOWED));
      }
      for (RecordTransition transition : type.transitions().values()) {
        if (!transition.programOnly()) {
          sdl.append(mutation(transition));
        }
      }
      sdl.append(
          """
            "Says yes or no to an approval. The vote that decides brings the record to its next state."
            %s(
              number: ID!
              decision: VoteDecision!
              "Its name; may be left out where only one waits for you."
              approval: String
              "The version you looked at."
              version: Int
              %s
            ): %s!%s
            "Ticks off a task."
            %s(
              number: ID!
              "Its name."
              task: String!
              "The version you looked at."
              version: Int
              %s
            ): %s!%s
          }

          """
              .formatted(
                  names.voteMutation(),
                  OPERATION,
                  type.name(),
                  ALLOWED,
                  names.taskMutation(),
                  OPERATION,
                  type.name(),
                  ALLOWED));
      return sdl.toString();
    }

    private String mutation(RecordTransition transition) {
      String words =
          transition.description().isEmpty()
              ? "From %s to %s.".formatted(String.join(", ", transition.from()), transition.to())
              : "%s From %s to %s."
                  .formatted(
                      transition.description(),
                      String.join(", ", transition.from()),
                      transition.to());
      return Sdl.description("  ", words)
          + """
            %s(
              number: ID!
              "The version you looked at: if it was changed since, nothing is, and the error says what differs."
              version: Int
              %s%s
            ): %s!%s
          """
              .formatted(
                  names.mutation(transition),
                  transition.ask().isEmpty()
                      ? ""
                      : "input: %s\n    ".formatted(names.input(transition)),
                  OPERATION,
                  type.name(),
                  ALLOWED);
    }
  }
}
