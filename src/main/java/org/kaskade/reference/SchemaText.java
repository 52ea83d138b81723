package org.kaskade.reference;

import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaskade.pages.Documents.Words;

/// All types of a schema as HTML: what can be asked first, then the rest by kind and name.
///
/// Pages of lists (`…Connection`, `…Edge`) are all alike and are told of once.
final class SchemaText {
  private static final Set<String> LIST = Set.of("totalCount", "nodes", "edges", "pageInfo");
  private static final Set<String> EDGE = Set.of("node", "cursor");

  private final Words words;
  private final TypeText text;
  private final Map<String, List<GraphQLNamedType>> chapters = new LinkedHashMap<>();

  SchemaText(GraphQLSchema schema, Words words) {
    this.words = words;
    this.text = new TypeText(words);
    chapters.put("ask", roots(schema));
    for (String chapter : List.of("interface", "object", "input", "enum", "scalar", "list")) {
      chapters.put(chapter, new ArrayList<>());
    }
    schema.getAllTypesAsList().stream()
        .filter(type -> !type.getName().startsWith("__"))
        .filter(type -> !chapter("ask").contains(type))
        .sorted(Comparator.comparing(GraphQLNamedType::getName))
        .forEach(type -> chapter(list(type) ? "list" : text.kind(type)).add(type));
  }

  private List<GraphQLNamedType> chapter(String name) {
    return Objects.requireNonNull(chapters.get(name));
  }

  private static List<GraphQLNamedType> roots(GraphQLSchema schema) {
    List<GraphQLNamedType> roots = new ArrayList<>();
    roots.add(schema.getQueryType());
    roots.add(schema.getMutationType());
    roots.add(schema.getSubscriptionType());
    roots.removeIf(Objects::isNull);
    return roots;
  }

  private static boolean list(GraphQLNamedType type) {
    if (!(type instanceof GraphQLObjectType object)) {
      return false;
    }
    Set<String> fields =
        object.getFieldDefinitions().stream()
            .map(field -> field.getName())
            .collect(Collectors.toSet());
    return fields.equals(LIST) || fields.equals(EDGE);
  }

  /// Links to all of it, chapter by chapter.
  String contents() {
    return chapters.entrySet().stream()
        .filter(chapter -> !chapter.getKey().equals("list"))
        .map(chapter ->
            "<li><a href=\"#chapter.%s\">%s</a> <small>%d</small><ul>%s</ul></li>"
                .formatted(
                    chapter.getKey(),
                    Prose.escaped(words.get("reference.chapter.%s".formatted(chapter.getKey()))),
                    chapter.getValue().size(),
                    chapter.getValue().stream()
                        .map(
                            type -> "<li><a href=\"#%1$s\">%1$s</a></li>".formatted(type.getName()))
                        .collect(Collectors.joining())))
        .collect(Collectors.joining());
  }

  String types() {
    return chapters.entrySet().stream()
        .map(chapter ->
            "<section class=\"chapter\" id=\"chapter.%s\"><h2>%s</h2>%s</section>"
                .formatted(
                    chapter.getKey(),
                    Prose.escaped(words.get("reference.chapter.%s".formatted(chapter.getKey()))),
                    chapter.getKey().equals("list")
                        ? lists(chapter.getValue())
                        : chapter.getValue().stream()
                            .map(text::html)
                            .collect(Collectors.joining())))
        .collect(Collectors.joining());
  }

  private String lists(List<GraphQLNamedType> types) {
    return "<p>%s</p><ul class=\"names\">%s</ul>"
        .formatted(
            Prose.marked(words.get("reference.lists")),
            types.stream()
                .map(type ->
                    "<li class=\"entry\" id=\"%1$s\"><code>%1$s</code></li>"
                        .formatted(type.getName()))
                .collect(Collectors.joining()));
  }
}
