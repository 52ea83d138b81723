package org.kaskade.graphql;

/// Types that are known only at start, such as those of the CI classes: a bean of each module that
/// makes some. They are added to `graphql/schema/*.graphqls`.
@FunctionalInterface
public interface SdlContribution {
  /// Definitions in the GraphQL schema language, with descriptions.
  String sdl();
}
