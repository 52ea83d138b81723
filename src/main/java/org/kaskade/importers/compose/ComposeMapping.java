package org.kaskade.importers.compose;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kaskade.importers.ShippedMapping;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;

/// What `importers/compose/mapping.yaml` says: names of files, classes, relationship types, labels,
/// and the words that tell addresses.
///
/// @param baseFiles names of the files a project is read from, the preferred first
/// @param overrideFiles names of the files merged onto them
/// @param variant what names of other Compose files contain
/// @param serviceClass of the CI a service becomes
/// @param volumeClass of the CI a named volume becomes
/// @param kind of every service
/// @param declaredType of a dependency that a file declares
/// @param addressType of a dependency that an address tells
/// @param volumeType of a dependency on a volume
/// @param labelPrefix of the labels that set attributes
/// @param addressNames which variables hold addresses
record ComposeMapping(
    List<String> baseFiles,
    List<String> overrideFiles,
    String variant,
    String serviceClass,
    String volumeClass,
    String kind,
    String declaredType,
    String addressType,
    String volumeType,
    String labelPrefix,
    AddressNames addressNames) {
  private static final String RESOURCE = "/importers/compose/mapping.yaml";

  /// Reads the mapping the program comes with.
  static ComposeMapping load() {
    return of(ShippedMapping.of("compose"));
  }

  private static ComposeMapping of(YamlMapping root) {
    return new ComposeMapping(
        List.copyOf(words(root, "files", "base")),
        List.copyOf(words(root, "files", "override")),
        text(root, "files", "variant"),
        text(root, "classes", "service"),
        text(root, "classes", "volume"),
        text(root, "kind"),
        text(root, "relationships", "declared"),
        text(root, "relationships", "address"),
        text(root, "relationships", "volume"),
        text(root, "labelPrefix"),
        new AddressNames(
            words(root, "addresses", "words"),
            words(root, "addresses", "endings"),
            words(root, "addresses", "lastWordsOfOthers"),
            words(root, "addresses", "options"),
            words(root, "addresses", "never")));
  }

  private static String text(YamlMapping root, String... path) {
    return root.text(path).orElseThrow(() -> missing(path));
  }

  private static Set<String> words(YamlMapping root, String... path) {
    Set<String> words = new LinkedHashSet<>();
    for (YamlNode item : root.items(path)) {
      if (item instanceof YamlScalar word) {
        words.add(word.text());
      }
    }
    if (words.isEmpty()) {
      throw missing(path);
    }
    return words;
  }

  private static IllegalStateException missing(String... path) {
    return new IllegalStateException(
        "%s: %s is missing; add it and build again".formatted(RESOURCE, String.join(".", path)));
  }
}
