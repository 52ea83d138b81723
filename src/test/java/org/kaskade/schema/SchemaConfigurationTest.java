package org.kaskade.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

class SchemaConfigurationTest {
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new SchemaFirst())
          .withUserConfiguration(SchemaConfiguration.class);

  @TempDir Path root;

  @Test
  void startsWithTheShippedSchemaAlone() {
    application.run(
        context -> assertThat(context.getBean(CmdbSchema.class).ciClass("Server")).isPresent());
  }

  @Test
  void readsAllFoldersThatAreNamed() {
    new SchemaFolder(root.resolve("a"))
        .with("classes/hen.yaml", "class: Hen\nparent: Server\ndescription: Lays.\n");
    new SchemaFolder(root.resolve("b"))
        .with("classes/egg.yaml", "class: Egg\nparent: Hen\ndescription: Hatches.\n");

    application
        .withPropertyValues(
            "kaskade.schema-dirs[0]=" + root.resolve("a"),
            "kaskade.schema-dirs[1]=" + root.resolve("b"))
        .run(context -> assertThat(context.getBean(CmdbSchema.class).ciClass("Egg")).isPresent());
    application
        .withPropertyValues("kaskade.schema-dirs=" + root.resolve("a") + "," + root.resolve("b"))
        .run(context -> assertThat(context.getBean(CmdbSchema.class).ciClass("Egg")).isPresent());
  }

  @Test
  void failsTheStartWithTheListOfProblems() {
    new SchemaFolder(root)
        .with("classes/hen.yaml", "class: Hen\nparent: Sever\ndescription: Lays.\n")
        .with("classes/egg.yaml", "class: Egg\nparent: Hen\n");

    application
        .withPropertyValues("kaskade.schema-dirs=" + root)
        .run(context -> {
          Throwable failure = Objects.requireNonNull(context.getStartupFailure());
          assertThat(analysis(failure).getDescription())
              .startsWith("2 problems")
              .contains(
                  root + "/classes/hen.yaml:2: 'parent' names 'Sever'",
                  root + "/classes/egg.yaml:1: 'description' is missing");
        });
  }

  /// As Spring Boot finds it: by its entry in `spring.factories`.
  private static FailureAnalysis analysis(Throwable failure) {
    return SpringFactoriesLoader.forDefaultResourceLocation()
        .load(FailureAnalyzer.class, (type, name, cause) -> {})
        .stream()
        .filter(InvalidSchemaAnalyzer.class::isInstance)
        .map(analyzer -> Objects.requireNonNull(analyzer.analyze(failure)))
        .findFirst()
        .orElseThrow();
  }
}
