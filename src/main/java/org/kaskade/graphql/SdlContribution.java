package org.kaskade.graphql;

/// Types that are known only at start, such as those of the CI classes: a bean of each module that
/// makes some. They are added to `graphql/schema/*.graphqls`.
///
/// A mutation says with `@allowed` which roles may call it; without that only administrators may.
@FunctionalInterface
public interface SdlContribution {
  /// Definitions in the GraphQL schema language, with descriptions.
  String sdl();
}
