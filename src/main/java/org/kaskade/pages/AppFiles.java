package org.kaskade.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Our own static files: modules, style, words, and the operations that pages ask.
///
/// Their address holds a digest of all of them, so that browsers keep them for good and still never
/// mix files of two builds.
final class AppFiles {
  private static final String MODULES = "pages/app/";
  private static final String OPERATIONS = "graphql/operations/";

  private final SortedMap<String, Resource> files = new TreeMap<>();
  private final String build;

  AppFiles() throws IOException {
    collect(MODULES, "**/*.*", "");
    collect(OPERATIONS, "*.graphql", "operations/");
    this.build = digest(files);
  }

  /// What stands in the addresses of this build's files.
  String build() {
    return build;
  }

  /// The path of a file, e.g. of `frame.js`.
  String address(String name) {
    if (!files.containsKey(name)) {
      throw new IllegalStateException("No file %s%s on the class path.".formatted(MODULES, name));
    }
    return "/app/" + build + "/" + name;
  }

  Optional<Resource> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  String text(String name) {
    Resource file = files.get(name);
    if (file == null) {
      throw new IllegalStateException("No file %s%s on the class path.".formatted(MODULES, name));
    }
    try {
      return file.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String name) {
    return files.containsKey(name);
  }

  private void collect(String root, String pattern, String prefix) throws IOException {
    String mark = "/" + root;
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath:" + root + pattern)) {
      String url = file.getURL().toString();
      files.put(prefix + url.substring(url.lastIndexOf(mark) + mark.length()), file);
    }
  }

  private static String digest(Map<String, Resource> files) throws IOException {
    MessageDigest digest = Sha256.digest();
    for (Map.Entry<String, Resource> file : files.entrySet()) {
      digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(file.getValue().getContentAsByteArray());
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }
}
