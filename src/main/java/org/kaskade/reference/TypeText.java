package org.kaskade.reference;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLScalarType;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.pages.Documents.Words;

/// A type as HTML: what it is, and each of its fields or values, with an anchor each.
///
/// Fields that a type has of an interface are named and lead there, where they are described.
final class TypeText {
  private final Words words;
  private final FieldText fields;

  TypeText(Words words) {
    this.words = words;
    this.fields = new FieldText(words);
  }

  /// The chapter it stands in.
  String kind(GraphQLNamedType type) {
    return switch (type) {
      case GraphQLInterfaceType _ -> "interface";
      case GraphQLInputObjectType _ -> "input";
      case GraphQLEnumType _ -> "enum";
      case GraphQLScalarType _ -> "scalar";
      default -> "object";
    };
  }

  String html(GraphQLNamedType type) {
    return """
    <section class="type" id="%1$s"><h3><a href="#%1$s">%1$s</a></h3>%2$s%3$s</section>
    """
        .formatted(type.getName(), Prose.described(type.getDescription()), content(type));
  }

  private String content(GraphQLNamedType type) {
    return switch (type) {
      case GraphQLInputObjectType input ->
          listed(
              input.getFieldDefinitions().stream()
                  .map(field -> fields.html(input.getName(), field)));
      case GraphQLEnumType values ->
          listed(values.getValues().stream().map(value -> fields.html(values.getName(), value)));
      case GraphQLFieldsContainer container -> container(container);
      default -> "";
    };
  }

  private String container(GraphQLFieldsContainer type) {
    List<GraphQLNamedOutputType> interfaces =
        type instanceof GraphQLImplementingType implementing
            ? implementing.getInterfaces()
            : List.of();
    Set<String> elsewhere =
        interfaces.stream()
            .flatMap(one -> ((GraphQLInterfaceType) one).getFieldDefinitions().stream())
            .map(GraphQLFieldDefinition::getName)
            .collect(Collectors.toSet());
    return inherited(type, interfaces)
        + listed(
            type.getFieldDefinitions().stream()
                .filter(field -> !elsewhere.contains(field.getName()))
                .map(field -> fields.html(type.getName(), field)));
  }

  private String inherited(GraphQLFieldsContainer type, List<GraphQLNamedOutputType> interfaces) {
    if (interfaces.isEmpty()) {
      return "";
    }
    String names =
        type.getFieldDefinitions().stream()
            .flatMap(field -> {
              @Nullable String home = home(field, interfaces);
              return home == null
                  ? Stream.empty()
                  : Stream.of(
                      "<a class=\"entry\" id=\"%1$s.%2$s\" href=\"#%3$s.%2$s\"><code>%2$s</code></a>"
                          .formatted(type.getName(), field.getName(), home));
            })
            .collect(Collectors.joining(" "));
    return "<details class=\"inherited\"><summary>%s</summary><p class=\"names\">%s</p></details>"
        .formatted(
            Prose.escaped(words.get("reference.inherited"))
                + " "
                + interfaces.stream()
                    .map(one -> "<code>%s</code>".formatted(one.getName()))
                    .collect(Collectors.joining(", ")),
            names);
  }

  /// The interface a field is described at: the most general one that has it.
  private static @Nullable String home(
      GraphQLFieldDefinition field, List<GraphQLNamedOutputType> interfaces) {
    return interfaces.stream()
        .map(GraphQLInterfaceType.class::cast)
        .filter(one -> one.getFieldDefinition(field.getName()) != null)
        .min(Comparator.comparingInt(one -> one.getFieldDefinitions().size()))
        .map(GraphQLNamedType::getName)
        .orElse(null);
  }

  private static String listed(Stream<String> entries) {
    String all = entries.collect(Collectors.joining());
    return all.isEmpty() ? "" : "<dl>" + all + "</dl>";
  }
}
