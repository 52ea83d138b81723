package org.kaskade.graphql;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Objects that `node` finds by their opaque id, besides CIs: a bean of each module that has some.
public interface NodeKind {
  /// The object with this id; empty where it is none of this kind.
  Optional<?> find(String id);

  /// The name of an object's GraphQL type; null where it is none of this kind.
  @Nullable String typeOf(Object object);
}
