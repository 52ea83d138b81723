package org.kaskade.schema;

/// The queries and mutations of one record type.
final class RecordOperationSdl {
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

  private final RecordType type;
  private final RecordGraphQlNames names;

  RecordOperationSdl(RecordType type) {
    this.type = type;
    this.names = new RecordGraphQlNames(type);
  }

  String sdl() {
    return queries() + mutations();
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
            .formatted(type.name(), type.createMutation(), type.createInput(), OPERATION, ALLOWED));
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
              .formatted(names.editMutation(), names.editInput(), OPERATION, type.name(), ALLOWED));
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
          "Says something to a %s, whatever its state. It stays as it was said."
          %s(
            number: ID!
            "At most 10,000 characters."
            text: String!
            "A retry with the same id changes nothing and answers what the first call answered."
            operationId: ID
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
                ALLOWED,
                type.name(),
                names.remarkMutation(),
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
