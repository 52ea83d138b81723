package org.kaskade.importers.backstage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlReader;
import org.kaskade.yaml.YamlScalar;

/// What `importers/backstage/mapping.yaml` says; the words are explained there.
///
/// @param kinds by name in lower case
/// @param otherKinds names in lower case
/// @param memberKind in lower case
record BackstageMapping(
    String catalog,
    String defaultNamespace,
    String apiVersion,
    Set<String> files,
    String annotationPrefix,
    Map<String, KindRule> kinds,
    Set<String> otherKinds,
    String memberKind,
    List<ReferenceField> references,
    Map<String, List<List<String>>> fields,
    List<AnnotationRule> annotations,
    Map<String, String> lifecycles) {
  private static final String RESOURCE = "/importers/backstage/mapping.yaml";

  /// An annotation that holds an attribute.
  ///
  /// @param prefix what goes before the annotation's value
  record AnnotationRule(String attribute, String annotation, String prefix) {}

  /// Whether references may name this kind.
  boolean knows(String kind) {
    String word = kind.toLowerCase(Locale.ROOT);
    return kinds.containsKey(word) || otherKinds.contains(word);
  }

  /// The mapping the program comes with.
  static BackstageMapping load() {
    try (InputStream in = BackstageMapping.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the classpath; build again");
      }
      YamlDocument document = new YamlReader().read(in.readAllBytes()).getFirst();
      if (document.error() != null || !(document.root() instanceof YamlMapping root)) {
        throw wrong(document.error() == null ? 1 : document.error().line(), "is no YAML mapping");
      }
      return of(root);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static BackstageMapping of(YamlMapping root) {
    Map<String, KindRule> kinds = new LinkedHashMap<>();
    section(root, "kinds", BackstageMapping::kind)
        .forEach((name, rule) -> kinds.put(name.toLowerCase(Locale.ROOT), rule));
    Set<String> others = new LinkedHashSet<>();
    texts(root, "otherKinds").forEach(kind -> others.add(kind.toLowerCase(Locale.ROOT)));
    List<ReferenceField> references = new ArrayList<>();
    section(root, "references", entry -> entry)
        .forEach((name, entry) -> references.add(reference(name, entry)));
    Map<String, List<List<String>>> fields = new LinkedHashMap<>();
    YamlMapping paths = root.mapping("fields").orElseThrow(() -> missing(root, "fields"));
    for (String name : paths.entries().keySet()) {
      fields.put(
          name, texts(paths, name).stream().map(path -> List.of(path.split("\\.", -1))).toList());
    }
    List<AnnotationRule> annotations = new ArrayList<>();
    for (YamlMapping entry : root.mappings("annotations")) {
      annotations.add(
          new AnnotationRule(
              text(entry, "attribute"),
              text(entry, "annotation"),
              entry.text("prefix").orElse("")));
    }
    Map<String, String> lifecycles = new LinkedHashMap<>();
    YamlMapping words = root.mapping("lifecycles").orElseThrow(() -> missing(root, "lifecycles"));
    words.entries().keySet().forEach(word -> lifecycles.put(word, text(words, word)));
    return new BackstageMapping(
        text(root, "catalog"),
        text(root, "defaultNamespace"),
        text(root, "apiVersion"),
        Set.copyOf(texts(root, "files")),
        text(root, "annotationPrefix"),
        kinds,
        others,
        text(root, "memberKind").toLowerCase(Locale.ROOT),
        List.copyOf(references),
        fields,
        List.copyOf(annotations),
        lifecycles);
  }

  private static <T> Map<String, T> section(
      YamlMapping root, String key, Function<YamlMapping, T> reading) {
    YamlMapping section = root.mapping(key).orElseThrow(() -> missing(root, key));
    Map<String, T> read = new LinkedHashMap<>();
    for (String name : section.entries().keySet()) {
      YamlMapping entry = section.mapping(name).orElseThrow(() -> missing(section, name));
      read.put(name, reading.apply(entry));
    }
    return read;
  }

  private static KindRule kind(YamlMapping entry) {
    List<KindRule.Types> types = new ArrayList<>();
    entry
        .mapping("types")
        .ifPresent(byClass ->
            byClass
                .entries()
                .keySet()
                .forEach(
                    name -> types.add(KindRule.Types.of(name, texts(byClass, name).stream()))));
    return new KindRule(text(entry, "class"), types);
  }

  private static ReferenceField reference(String name, YamlMapping entry) {
    String dependent = text(entry, "dependent");
    if (!Set.of("this", "other").contains(dependent)) {
      throw wrong(entry.lineOf("dependent"), "'dependent' must be this or other");
    }
    return new ReferenceField(
        name,
        entry.text("kind").orElse(null),
        text(entry, "type"),
        dependent.equals("other"),
        entry.text("attribute").orElse(null));
  }

  private static String text(YamlMapping entry, String key) {
    return entry.text(key).orElseThrow(() -> missing(entry, key));
  }

  private static List<String> texts(YamlMapping entry, String key) {
    List<String> texts = new ArrayList<>();
    for (YamlNode item : entry.items(key)) {
      if (item instanceof YamlScalar scalar) {
        texts.add(scalar.text());
      }
    }
    return texts;
  }

  private static IllegalStateException missing(YamlMapping entry, String key) {
    return wrong(entry.line(), "'" + key + "' is missing");
  }

  private static IllegalStateException wrong(int line, String what) {
    return new IllegalStateException(
        RESOURCE + ":" + line + ": " + what + ". Correct the file and build again.");
  }
}
