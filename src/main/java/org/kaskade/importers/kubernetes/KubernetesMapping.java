package org.kaskade.importers.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaskade.importers.kubernetes.ObjectKind.Backend;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlReader;
import org.kaskade.yaml.YamlScalar;

/// What `importers/kubernetes/mapping.yaml` says; the words are explained there.
record KubernetesMapping(
    List<ObjectKind> kinds,
    String annotationPrefix,
    String partOfLabel,
    String applicationClass,
    String clusterDomain,
    Map<String, YamlPath> podAttributes,
    String hostnameLabel,
    String poolClass,
    List<String> poolLabels,
    AddressNames addressNames,
    Set<String> otherSchemes) {
  static final String RESOURCE = "importers/kubernetes/mapping.yaml";

  KubernetesMapping {
    kinds = List.copyOf(kinds);
    poolLabels = List.copyOf(poolLabels);
    otherSchemes = Set.copyOf(otherSchemes);
  }

  /// The mapping on the classpath.
  static KubernetesMapping load() {
    try (InputStream in = KubernetesMapping.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the classpath.");
      }
      return parse(in.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException("Could not read " + RESOURCE + " from the classpath", broken);
    }
  }

  static KubernetesMapping parse(byte[] content) {
    YamlDocument document = new YamlReader().read(content).getFirst();
    if (document.error() != null || !(document.root() instanceof YamlMapping root)) {
      throw wrong(document.error() == null ? 1 : document.error().line(), "is no YAML mapping");
    }
    List<ObjectKind> kinds = root.mappings("kinds").stream().map(KubernetesMapping::kind).toList();
    return new KubernetesMapping(
        kinds,
        required(root, "annotationPrefix"),
        required(root, "partOf", "label"),
        required(root, "partOf", "class"),
        required(root, "clusterDomain"),
        paths(root, "podAttributes"),
        required(root, "nodes", "hostname"),
        required(root, "nodes", "poolClass"),
        List.copyOf(texts(root, "nodes", "pools")),
        new AddressNames(
            texts(root, "addresses", "words"),
            texts(root, "addresses", "lastWords"),
            texts(root, "addresses", "otherLastWords"),
            texts(root, "addresses", "otherNames")),
        texts(root, "addresses", "otherSchemes"));
  }

  /// What objects of this kind and API group become, if anything.
  Optional<ObjectKind> kind(String kind, String group) {
    return kinds.stream()
        .filter(known -> known.kind().equals(kind) && known.groups().contains(group))
        .findFirst();
  }

  /// The first kind of object that has this role.
  Optional<ObjectKind> kindOf(ObjectKind.Role role) {
    return kinds.stream().filter(kind -> kind.role() == role).findFirst();
  }

  private static ObjectKind kind(YamlMapping entry) {
    List<Backend> backends = new ArrayList<>();
    for (YamlMapping backend : entry.mappings("backends")) {
      backends.add(
          new Backend(YamlPath.parse(required(backend, "path")), required(backend, "name")));
    }
    return new ObjectKind(
        required(entry, "kind"),
        texts(entry, "groups"),
        role(entry),
        entry.text("class").orElse(""),
        YamlPath.parse(entry.text("pod").orElse("")),
        entry.text("task").map("true"::equals).orElse(false),
        paths(entry, "attributes"),
        backends);
  }

  private static ObjectKind.Role role(YamlMapping entry) {
    String role = required(entry, "role");
    try {
      return ObjectKind.Role.valueOf(role.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw wrong(entry.lineOf("role"), "the role '" + role + "' is not known");
    }
  }

  private static String required(YamlMapping entry, String... path) {
    return entry
        .text(path)
        .orElseThrow(() -> wrong(entry.line(), "'" + String.join(".", path) + "' is missing"));
  }

  private static Set<String> texts(YamlMapping entry, String... path) {
    Set<String> texts = new LinkedHashSet<>();
    for (YamlNode item : entry.items(path)) {
      if (item instanceof YamlScalar scalar) {
        texts.add(scalar.text());
      }
    }
    return texts;
  }

  private static Map<String, YamlPath> paths(YamlMapping entry, String key) {
    Map<String, YamlPath> paths = new LinkedHashMap<>();
    entry
        .mapping(key)
        .ifPresent(attributes ->
            attributes
                .entries()
                .keySet()
                .forEach(name -> paths.put(name, YamlPath.parse(required(attributes, name)))));
    return paths;
  }

  private static IllegalStateException wrong(int line, String what) {
    return new IllegalStateException(
        RESOURCE + ":" + line + ": " + what + ". Correct the file and start again.");
  }
}
