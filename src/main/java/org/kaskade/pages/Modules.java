package org.kaskade.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;

/// Which modules a module needs, so that a page can name them all at once instead of letting the
/// browser find them one after another.
final class Modules {
  /// Static imports alone, also of code without blanks: what a page loads later is not for its
  /// start.
  private static final Pattern IMPORT =
      Pattern.compile("(?:(?<=[\\s}*])from|\\bimport)\\s*[\"']([^\"']+)[\"']");

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");

  private final AppFiles files;
  private final WebJars libraries;
  private final ImportMap imports;

  Modules(AppFiles files, WebJars libraries, ImportMap imports) {
    this.files = files;
    this.libraries = libraries;
    this.imports = imports;
  }

  /// Addresses of a module and all that it imports.
  ///
  /// @throws IllegalStateException where one is missing
  Set<String> neededBy(String address) {
    Set<String> found = new LinkedHashSet<>();
    collect(address, found);
    return found;
  }

  private void collect(String address, Set<String> found) {
    if (!found.add(address)) {
      return;
    }
    for (String specifier : importsOf(address)) {
      collect(resolve(specifier, address), found);
    }
  }

  private List<String> importsOf(String address) {
    return IMPORT
        .matcher(COMMENT.matcher(text(address)).replaceAll(""))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private String resolve(String specifier, String importer) {
    return specifier.startsWith(".")
        ? URI.create(importer).resolve(specifier).toString()
        : imports
            .resolve(specifier)
            .orElseThrow(() ->
                new IllegalStateException(
                    "%s imports '%s', which no library on the class path is called."
                        .formatted(importer, specifier)));
  }

  private String text(String address) {
    String own = "/app/" + files.build() + "/";
    if (address.startsWith(own)) {
      return files.text(address.substring(own.length()));
    }
    Resource module =
        libraries
            .find(address)
            .orElseThrow(() -> new IllegalStateException("There is no module " + address));
    try {
      return module.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
