package org.kaskade.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.kaskade.importers.git.GitWriter;

/// A repository with an inventory, for a source of its own.
record Inventory(Path repository) {
  /// Commits these files and no others on `main`.
  String commit(String message, Map<String, String> files) throws IOException {
    Map<String, byte[]> content = new TreeMap<>();
    files.forEach((path, text) -> content.put(path, text.getBytes(UTF_8)));
    return GitWriter.commit(
        repository, content, "Ada Fern", "ada@example.org", Instant.now(), message);
  }

  /// A table of servers, so many of them.
  static Map<String, String> servers(String name, int count) {
    StringBuilder rows = new StringBuilder("name,class,owner\n");
    for (int number = 0; number < count; number++) {
      rows.append("%s-%05d,Server,team-%d\n".formatted(name, number, number % 3));
    }
    return Map.of("servers.csv", rows.toString());
  }

  /// Deployments of an application behind one service, one of them for each name.
  static Map<String, String> replicas(String application, String... names) {
    Map<String, String> files = new TreeMap<>();
    for (String name : names) {
      files.put(
          name + ".yaml",
          """
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: %1$s, namespace: default}
          spec:
            selector: {matchLabels: {app: %2$s, replica: %1$s}}
            template:
              metadata: {labels: {app: %2$s, replica: %1$s}}
              spec: {containers: [{name: main, image: registry.example.org/store:1}]}
          """
              .formatted(name, application));
    }
    files.put(
        "service.yaml",
        """
        apiVersion: v1
        kind: Service
        metadata: {name: %1$s, namespace: default}
        spec: {selector: {app: %1$s}, ports: [{port: 80}]}
        """
            .formatted(application));
    return files;
  }
}
