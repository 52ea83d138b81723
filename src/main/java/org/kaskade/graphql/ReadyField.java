package org.kaskade.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A field whose value its object holds already, or can tell at once.
///
/// Answers have tens of thousands of them: the engine then makes no environment for each, and
/// Spring neither carries thread-locals over nor takes the time. Nothing that blocks belongs here.
public final class ReadyField<S> implements LightDataFetcher<@Nullable Object> {
  private final Class<S> type;
  private final Function<S, @Nullable Object> value;

  /// @param type of the objects that have the field
  public ReadyField(Class<S> type, Function<S, @Nullable Object> value) {
    this.type = type;
    this.value = value;
  }

  @Override
  public @Nullable Object get(
      GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment) {
    return value.apply(type.cast(source));
  }

  @Override
  public @Nullable Object get(DataFetchingEnvironment environment) {
    Object source = Objects.<Object>requireNonNull(environment.getSource());
    return value.apply(type.cast(source));
  }
}
