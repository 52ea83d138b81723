package org.kaskade.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.Actor;
import org.kaskade.access.CurrentActor;
import org.kaskade.access.Role;

/// Puts a check of the caller's roles before each field that says `@allowed`, and before every
/// mutation: one that says nothing is for administrators.
final class AllowedRoles implements SchemaDirectiveWiring {
  private static final String ALLOWED = "allowed";

  private final CurrentActor actor;

  AllowedRoles(CurrentActor actor) {
    this.actor = actor;
  }

  /// @param field as a caller names it
  /// @param roles that may ask for it, besides administrators
  /// @param source path of the argument that names a source the token must be bound to
  private record Rule(String field, List<String> roles, @Nullable String source) {}

  @Override
  public GraphQLFieldDefinition onField(
      SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
    GraphQLFieldDefinition field = environment.getElement();
    @Nullable GraphQLAppliedDirective allowed = field.getAppliedDirective(ALLOWED);
    if (allowed == null && !environment.getFieldsContainer().getName().equals("Mutation")) {
      return field;
    }
    Rule rule = rule(field.getName(), allowed);
    DataFetcher<?> fetcher = environment.getFieldDataFetcher();
    environment.setFieldDataFetcher(asked -> {
      check(rule, asked);
      return fetcher.get(asked);
    });
    return field;
  }

  private static Rule rule(String field, @Nullable GraphQLAppliedDirective allowed) {
    if (allowed == null) {
      return new Rule(field, List.of(), null);
    }
    List<String> roles = allowed.getArgument("to").getValue();
    @Nullable String source = allowed.getArgument("source").getValue();
    List<String> unknown = roles.stream().filter(role -> !Role.words().contains(role)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalStateException(
          "@allowed of %s names %s; the roles are %s".formatted(field, unknown, Role.words()));
    }
    return new Rule(field, List.copyOf(roles), source);
  }

  private void check(Rule rule, DataFetchingEnvironment asked) {
    Actor caller = actor.actor();
    if (caller.administrator()) {
      return;
    }
    if (rule.roles().stream().noneMatch(caller::has)) {
      throw RequestRefused.forbidden(
          "FORBIDDEN",
          "%s may not use %s: your token has %s, and it needs %s."
              .formatted(caller.name(), rule.field(), roles(caller), needed(rule.roles())));
    }
    if (rule.source() != null) {
      checkSource(caller, rule, argument(asked.getArguments(), rule.source()));
    }
  }

  private static void checkSource(Actor caller, Rule rule, String source) {
    if (!caller.sources().contains(source)) {
      throw RequestRefused.forbidden(
          "FORBIDDEN",
          "%s may use %s only for sources that the token is bound to (%s), not for '%s'. Ask an administrator for a token that is bound to it."
              .formatted(
                  caller.name(),
                  rule.field(),
                  caller.sources().isEmpty()
                      ? "none"
                      : String.join(", ", new TreeSet<>(caller.sources())),
                  source));
    }
  }

  private static String roles(Actor caller) {
    return switch (caller.roles().size()) {
      case 0 -> "no role";
      case 1 -> "the role " + caller.sortedRoles().getFirst();
      default -> "the roles " + String.join(", ", caller.sortedRoles());
    };
  }

  private static String needed(List<String> roles) {
    List<String> all = Stream.concat(roles.stream(), Stream.of(Role.ADMIN.word())).toList();
    return all.size() == 1
        ? "the role " + all.getFirst()
        : "one of the roles " + String.join(", ", all);
  }

  private static String argument(Map<String, Object> arguments, String path) {
    Object value = arguments;
    for (String step : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return String.valueOf(value);
  }
}
