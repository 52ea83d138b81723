package org.kaskade.store;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/// No `spring.neo4j.uri` is set, so the store is embedded.
class NoRemoteStore implements Condition {
  private static final String EMBEDDED = "org.neo4j.dbms.api.DatabaseManagementServiceBuilder";

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return in(context.getEnvironment(), context.getClassLoader());
  }

  /// @throws UnusableStore if it should be embedded, and can't in this build
  static boolean in(Environment settings, @Nullable ClassLoader classes) {
    if (StringUtils.hasText(settings.getProperty("spring.neo4j.uri"))) {
      return false;
    }
    if (!ClassUtils.isPresent(EMBEDDED, classes)) {
      throw new UnusableStore(
          "This build of Kaskade has no embedded Neo4j, and spring.neo4j.uri is not set",
          "Set --spring.neo4j.uri, --spring.neo4j.authentication.username and"
              + " --spring.neo4j.authentication.password, or use the build with embedded Neo4j.");
    }
    return true;
  }
}
