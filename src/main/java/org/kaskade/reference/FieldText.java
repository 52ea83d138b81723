package org.kaskade.reference;

import graphql.language.AstPrinter;
import graphql.language.Value;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputValueDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import graphql.schema.InputValueWithState;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.pages.Documents.Words;

/// A field, a field of an input, or a value of an enum as HTML.
///
/// @param words of the frame; descriptions stay as the schema has them
record FieldText(Words words) {
  String html(String type, GraphQLFieldDefinition field) {
    return entry(
        type,
        field.getName(),
        ": " + linked(field.getType()),
        Prose.described(field.getDescription())
            + roles(type, field)
            + deprecation(field.getDeprecationReason())
            + arguments(field.getArguments()));
  }

  String html(String type, GraphQLInputObjectField field) {
    return entry(
        type,
        field.getName(),
        ": " + linked(field.getType()) + standard(field.getInputFieldDefaultValue()),
        Prose.described(field.getDescription()) + deprecation(field.getDeprecationReason()));
  }

  String html(String type, GraphQLEnumValueDefinition value) {
    return entry(
        type,
        value.getName(),
        "",
        Prose.described(value.getDescription()) + deprecation(value.getDeprecationReason()));
  }

  private static String entry(String type, String name, String of, String about) {
    return """
    <div class="entry" id="%1$s.%2$s"><dt><a href="#%1$s.%2$s"><code>%2$s</code></a><code>%3$s</code></dt><dd>%4$s</dd></div>
    """
        .formatted(type, name, of, about);
  }

  private String arguments(List<GraphQLArgument> arguments) {
    return arguments.isEmpty()
        ? ""
        : arguments.stream()
            .map(argument ->
                "<li><code>%s: %s%s</code> %s</li>"
                    .formatted(
                        argument.getName(),
                        linked(argument.getType()),
                        standard(argument.getArgumentDefaultValue()),
                        about(argument)))
            .collect(Collectors.joining("", "<ul class=\"arguments\">", "</ul>"));
  }

  private String about(GraphQLInputValueDefinition argument) {
    @Nullable String description = argument.getDescription();
    String text =
        description == null ? "" : "<span lang=\"en\">" + Prose.marked(description) + "</span>";
    return argument instanceof GraphQLArgument declared && declared.isDeprecated()
        ? text + deprecation(declared.getDeprecationReason())
        : text;
  }

  /// Every mutation says who may; of questions, those that not everybody may ask.
  private String roles(String type, GraphQLFieldDefinition field) {
    @Nullable GraphQLAppliedDirective allowed = field.getAppliedDirective("allowed");
    if (allowed == null && !type.equals("Mutation")) {
      return "";
    }
    List<String> roles = allowed == null ? List.of() : allowed.getArgument("to").getValue();
    return "<p class=\"help\">%s <code>%s</code></p>"
        .formatted(
            Prose.escaped(words.get("reference.roles")),
            Prose.escaped(
                String.join(
                    ", ",
                    Stream.concat(
                            roles == null ? Stream.empty() : roles.stream(), Stream.of("admin"))
                        .toList())));
  }

  private String deprecation(@Nullable String reason) {
    return reason == null
        ? ""
        : "<p class=\"deprecated\"><b>%s</b> <span lang=\"en\">%s</span></p>"
            .formatted(Prose.escaped(words.get("reference.deprecated")), Prose.marked(reason));
  }

  private static String standard(InputValueWithState value) {
    return value.isSet() && value.getValue() instanceof Value<?> literal
        ? " = " + Prose.escaped(AstPrinter.printAst(literal))
        : "";
  }

  /// The type as the schema language writes it, its name a link.
  private static String linked(GraphQLType type) {
    return switch (type) {
      case GraphQLNonNull given -> linked(given.getWrappedType()) + "!";
      case GraphQLList list -> "[" + linked(list.getWrappedType()) + "]";
      case GraphQLNamedType named -> "<a href=\"#%1$s\">%1$s</a>".formatted(named.getName());
      default -> throw new IllegalArgumentException("A type without a name: " + type);
    };
  }
}
