package org.kaskade.reference;

import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.parser.Parser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// One of `graphql/operations/`.
///
/// @param kind query, mutation or subscription
/// @param about what it is for, in a sentence
/// @param command that asks it from a shell, with the types of its variables in their place
record NamedOperation(String name, String kind, String about, String command) {
  static NamedOperation of(String name, String text) {
    OperationDefinition operation =
        Parser.parse(text).getDefinitionsOfType(OperationDefinition.class).getFirst();
    Map<String, Object> variables = new LinkedHashMap<>();
    operation.getVariableDefinitions().stream()
        .filter(variable -> variable.getType() instanceof NonNullType)
        .filter(variable -> variable.getDefaultValue() == null)
        .forEach(variable -> variables.put(variable.getName(), gap(variable.getType())));
    return new NamedOperation(
        name,
        operation.getOperation().name().toLowerCase(Locale.ROOT),
        text.lines().findFirst().orElse("").replaceFirst("^#\\s*", ""),
        command(
            text.lines().skip(1).map(String::strip).reduce("", (a, b) -> a + " " + b), variables));
  }

  /// What is to be written instead, e.g. `<ID>`.
  private static Object gap(Type<?> type) {
    return switch (type) {
      case NonNullType given -> gap(given.getType());
      case ListType list -> List.of(gap(list.getType()));
      case TypeName name -> "<" + name.getName() + ">";
      default -> throw new IllegalArgumentException("No such type: " + type);
    };
  }

  private static String command(String query, Map<String, Object> variables) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("query", query.strip());
    if (!variables.isEmpty()) {
      body.put("variables", variables);
    }
    return """
    curl -s "$KASKADE/graphql" \\
      -H "Authorization: Bearer $KASKADE_TOKEN" -H 'Content-Type: application/json' \\
      -d '%s'\
    """
        .formatted(JsonMapper.shared().writeValueAsString(body).replace("'", "'\\''"));
  }
}
