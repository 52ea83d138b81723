package org.kaskade.graphql;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How much an operation asks for, with every fragment counted wherever it is spread.
///
/// Takes time linear in the document, also where fragments that spread fragments stand for billions
/// of fields: a fragment is measured once. Works on documents that nobody has validated: unknown
/// names count as fields without arguments, a fragment within itself counts once.
final class DocumentSize {
  /// What a selection amounts to.
  ///
  /// @param depth fields within fields; introspection counts as one level
  /// @param fields capped at {@link #CAP}
  /// @param nodes items if every list were as full as it may be, capped at {@link #CAP}
  /// @param largestPage the largest `first` in it
  record Size(int depth, long fields, long nodes, long largestPage) {
    static final Size NONE = new Size(0, 0, 0, 0);

    Size and(Size other) {
      return new Size(
          Math.max(depth, other.depth),
          Math.min(CAP, fields + other.fields),
          Math.min(CAP, nodes + other.nodes),
          Math.max(largestPage, other.largestPage));
    }
  }

  /// Keeps products of two numbers, one of them below 2³¹, within a long.
  private static final long CAP = 1_000_000_000;

  private static final Set<String> PAGE_ARGUMENTS = Set.of("first", "limit");

  private final GraphQLSchema schema;
  private final OperationDefinition operation;
  private final Map<String, Object> variables;
  private final int fragmentDepth;
  private final Map<String, FragmentDefinition> fragments = new HashMap<>();
  private final Map<String, Size> measured = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  DocumentSize(
      GraphQLSchema schema,
      Document document,
      OperationDefinition operation,
      Map<String, Object> variables,
      int fragmentDepth) {
    this.fragmentDepth = fragmentDepth;
    this.schema = schema;
    this.operation = operation;
    this.variables = variables;
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(fragment -> fragments.put(fragment.getName(), fragment));
  }

  /// What the operation amounts to. To be called first.
  ///
  /// @throws LimitExceeded when fragments stand too deeply within fragments
  Size size() {
    return size(operation.getSelectionSet(), rootType());
  }

  /// Fields at the top of an operation, fragments expanded, duplicates included.
  long rootFields() {
    return rootFields(operation.getSelectionSet(), new HashMap<>(), new HashSet<>());
  }

  private long rootFields(
      @Nullable SelectionSet selections, Map<String, Long> known, Set<String> within) {
    long count = 0;
    if (selections != null) {
      for (Selection<?> selection : selections.getSelections()) {
        count +=
            switch (selection) {
              case InlineFragment inline -> rootFields(inline.getSelectionSet(), known, within);
              case FragmentSpread spread -> spreadRootFields(spread.getName(), known, within);
              default -> 1;
            };
        count = Math.min(CAP, count);
      }
    }
    return count;
  }

  private long spreadRootFields(String name, Map<String, Long> known, Set<String> within) {
    FragmentDefinition fragment = fragments.get(name);
    Long before = known.get(name);
    if (before != null) {
      return before;
    }
    if (fragment == null || !within.add(name)) {
      return 0;
    }
    long count = rootFields(fragment.getSelectionSet(), known, within);
    known.put(name, count);
    return count;
  }

  private Size size(@Nullable SelectionSet selections, @Nullable GraphQLNamedType parent) {
    Size sum = Size.NONE;
    if (selections != null) {
      for (Selection<?> selection : selections.getSelections()) {
        sum =
            sum.and(
                switch (selection) {
                  case Field field -> size(field, parent);
                  case InlineFragment inline ->
                      size(inline.getSelectionSet(), type(inline.getTypeCondition(), parent));
                  case FragmentSpread spread -> size(spread.getName());
                  default -> Size.NONE;
                });
      }
    }
    return sum;
  }

  private Size size(String fragmentName) {
    FragmentDefinition fragment = fragments.get(fragmentName);
    Size before = measured.get(fragmentName);
    if (before != null) {
      return before;
    }
    if (fragment == null || !open.add(fragmentName)) {
      return Size.NONE;
    }
    // Validation follows spreads by recursion, and runs out of stack after some hundreds.
    if (open.size() > fragmentDepth) {
      throw LimitExceeded.of(
          "DEPTH_LIMIT",
          "This document spreads fragments within fragments too deeply",
          fragmentDepth,
          "fragment-depth",
          "Write out some of them.");
    }
    Size size = size(fragment.getSelectionSet(), type(fragment.getTypeCondition(), null));
    open.remove(fragmentName);
    measured.put(fragmentName, size);
    return size;
  }

  private Size size(Field field, @Nullable GraphQLNamedType parent) {
    GraphQLFieldDefinition definition =
        parent instanceof GraphQLFieldsContainer container
            ? container.getFieldDefinition(field.getName())
            : null;
    GraphQLNamedType type =
        definition == null ? null : GraphQLTypeUtil.unwrapAllAs(definition.getType());
    Size inner = size(field.getSelectionSet(), type);
    long items = 0;
    long page = 0;
    for (String name : PAGE_ARGUMENTS) {
      long value = argument(field, definition, name);
      items = Math.max(items, value);
      page = name.equals("first") ? value : page;
    }
    return new Size(
        field.getName().startsWith("__") ? 1 : Math.min(inner.depth(), (int) CAP) + 1,
        Math.min(CAP, inner.fields() + 1),
        Math.min(CAP, items == 0 ? inner.nodes() : items + items * inner.nodes()),
        Math.max(page, inner.largestPage()));
  }

  /// The number that an argument has: as written, in the variables, or by default; else 0.
  private long argument(Field field, @Nullable GraphQLFieldDefinition definition, String name) {
    GraphQLArgument declared = definition == null ? null : definition.getArgument(name);
    if (declared == null) {
      return 0;
    }
    for (Argument argument : field.getArguments()) {
      if (argument.getName().equals(name)) {
        return number(argument.getValue(), declared);
      }
    }
    return byDefault(declared);
  }

  private long number(@Nullable Value<?> value, GraphQLArgument declared) {
    return switch (value) {
      case IntValue written -> bounded(written.getValue());
      case VariableReference reference -> {
        Object given = variables.get(reference.getName());
        if (given instanceof Number number) {
          yield bounded(number);
        }
        yield operation.getVariableDefinitions().stream()
            .filter(v -> v.getName().equals(reference.getName()))
            .map(v -> v.getDefaultValue())
            .filter(IntValue.class::isInstance)
            .mapToLong(v -> bounded(((IntValue) v).getValue()))
            .findFirst()
            .orElseGet(() -> byDefault(declared));
      }
      case null, default -> byDefault(declared);
    };
  }

  private static long byDefault(GraphQLArgument declared) {
    return switch (declared.getArgumentDefaultValue().getValue()) {
      case IntValue written -> bounded(written.getValue());
      case Number number -> bounded(number);
      case null, default -> 0;
    };
  }

  private static long bounded(Number number) {
    return (long) Math.clamp(number.doubleValue(), 0, Integer.MAX_VALUE);
  }

  private @Nullable GraphQLNamedType type(
      @Nullable TypeName condition, @Nullable GraphQLNamedType otherwise) {
    return condition == null
        ? otherwise
        : schema.getType(condition.getName()) instanceof GraphQLNamedType named ? named : null;
  }

  private @Nullable GraphQLNamedType rootType() {
    return switch (operation.getOperation()) {
      case QUERY -> schema.getQueryType();
      case MUTATION -> schema.getMutationType();
      case SUBSCRIPTION -> schema.getSubscriptionType();
    };
  }
}
