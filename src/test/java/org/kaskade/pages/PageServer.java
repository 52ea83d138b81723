package org.kaskade.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.kaskade.GraphQlCalls;
import org.springframework.boot.SpringApplication;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;

/// Base of tests of pages: all of them share one server with a store of its own and the demo's
/// estate, which a test may add to but not take from.
@ActiveProfiles("demo")
@TestPropertySource(
    properties = {"kaskade.store.page-cache=64MB", "kaskade.store.transaction-memory=256MB"})
abstract class PageServer extends GraphQlCalls {
  private final List<String> proposed = new ArrayList<>();

  @DynamicPropertySource
  static void ownStore(DynamicPropertyRegistry registry) throws IOException {
    Path directory = Files.createTempDirectory("kaskade-pages");
    SpringApplication.getShutdownHandlers()
        .add(() -> FileSystemUtils.deleteRecursively(directory.toFile()));
    registry.add("kaskade.data-dir", directory::toString);
  }

  String address(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  @AfterEach
  void nothingStaysScheduled() {
    proposed.forEach(number ->
        answer("mutation($n: ID!) { cancelChange(number: $n) { state } }", Map.of("n", number)));
  }

  /// Proposes a change of an hour that takes a CI down; it is called off after the test.
  ///
  /// @return its number
  String proposed(String title, String key, Instant start) {
    String number =
        data(
                "mutation($i: ProposedChangeInput!) { proposeChange(input: $i) { number } }",
                Map.of(
                    "i",
                    Map.of(
                        "title",
                        title,
                        "start",
                        start.toString(),
                        "end",
                        start.plus(1, ChronoUnit.HOURS).toString(),
                        "changes",
                        List.of(Map.of("key", key, "effect", "OUTAGE")))))
            .at("/proposeChange/number")
            .asString();
    proposed.add(number);
    return number;
  }
}
