package org.kaskade.schema;

import java.util.ArrayList;
import java.util.List;

/// The object type, enums and ends of links of one record type.
final class RecordTypeSdl {
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
        "What was said to it, oldest first."
        remarks: [RecordRemark!]!
        "What the caller can do with it now."
        availableTransitions: [AvailableTransition!]!
        "What the caller can't do with it now, and why."
        unavailableTransitions: [UnavailableTransition!]!
        "All that happened to it, newest first."
        history(first: Int = 20, after: String): RecordHistoryConnection!
      """;

  private final RecordType type;
  private final RecordGraphQlNames names;

  RecordTypeSdl(RecordType type) {
    this.type = type;
    this.names = new RecordGraphQlNames(type);
  }

  String sdl() {
    return enums() + objectType() + Sdl.connection(type.name(), type.name()) + ends();
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
                "enum %s { %s }\n\n".formatted(field.enumName(), String.join(" ", field.values())));
      }
    }
    return sdl.toString();
  }

  static String described(RecordField field) {
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

  static String described(RecordLinkType link) {
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
    }
    return sdl.toString();
  }
}
