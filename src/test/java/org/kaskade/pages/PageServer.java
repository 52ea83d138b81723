package org.kaskade.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
