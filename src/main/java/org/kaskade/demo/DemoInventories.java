package org.kaskade.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.git.GitWriter;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The sample inventories of all formats, committed into one repository with a folder per format,
/// and a branch that waits for its review.
final class DemoInventories {
  /// Merging it would leave the orders database with one server.
  static final String BRANCH = "feature/retire-pg-orders-02";

  private static final String SAMPLES = "/sample/";
  private static final String HOSTS = "ansible/inventory/hosts";
  private static final String RETIRED = "pg-orders-02.larkspur.example";

  private DemoInventories() {}

  /// Makes the repository unless it is there.
  ///
  /// @param repository a bare repository's folder
  /// @return how many files it was made of; 0 when it was there
  static int commit(Path repository, Clock clock) throws IOException {
    if (Files.exists(repository)) {
      return 0;
    }
    Map<String, byte[]> files = new TreeMap<>();
    for (Resource resource :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:importers/*/sample/**/*")) {
      String url = resource.getURL().toString();
      if (resource.isReadable() && !url.endsWith("/")) {
        files.put(path(url), resource.getContentAsByteArray());
      }
    }
    GitWriter.commit(
        repository,
        files,
        "Ines Albrecht",
        "ines.albrecht@larkspur.example",
        clock.instant(),
        "Take stock of machines, shop, warehouse and support desk");
    int committed = files.size();
    files.compute(HOSTS, (path, hosts) -> withoutRetired(hosts));
    GitWriter.commit(
        repository,
        BRANCH,
        files,
        "Tomasz Zielinski",
        "tomasz.zielinski@larkspur.example",
        clock.instant(),
        "Retire pg-orders-02, whose lease ends");
    return committed;
  }

  private static byte[] withoutRetired(byte @Nullable [] hosts) {
    String all = hosts == null ? "" : new String(hosts, StandardCharsets.UTF_8);
    String without =
        all.lines()
                .filter(line -> !line.startsWith(RETIRED + " "))
                .collect(Collectors.joining("\n"))
            + "\n";
    if (without.length() == all.length()) {
      throw new IllegalStateException(
          "The sample inventory %s has no line of %s; choose another for the branch."
              .formatted(HOSTS, RETIRED));
    }
    return without.getBytes(StandardCharsets.UTF_8);
  }

  /// `importers/ansible/sample/inventory/hosts` becomes `ansible/inventory/hosts`.
  private static String path(String url) {
    String inside = url.substring(url.lastIndexOf("importers/") + "importers/".length());
    int sample = inside.indexOf(SAMPLES);
    return inside.substring(0, sample) + "/" + inside.substring(sample + SAMPLES.length());
  }
}
