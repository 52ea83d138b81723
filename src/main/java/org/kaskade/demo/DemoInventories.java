package org.kaskade.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.kaskade.importers.git.GitWriter;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The sample inventories of all formats, committed into one repository with a folder per format.
final class DemoInventories {
  private static final String SAMPLES = "/sample/";

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
    return files.size();
  }

  /// `importers/ansible/sample/inventory/hosts` becomes `ansible/inventory/hosts`.
  private static String path(String url) {
    String inside = url.substring(url.lastIndexOf("importers/") + "importers/".length());
    int sample = inside.indexOf(SAMPLES);
    return inside.substring(0, sample) + "/" + inside.substring(sample + SAMPLES.length());
  }
}
