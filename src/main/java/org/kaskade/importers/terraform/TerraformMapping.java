package org.kaskade.importers.terraform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.Strength;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlReader;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// What `importers/terraform/mapping.yaml` says; the words are explained there.
record TerraformMapping(
    Map<String, String> providers,
    List<String> names,
    Map<String, List<String>> attributes,
    Set<String> tags,
    List<String> resourceId,
    Set<String> ids,
    List<TypeRule> types,
    Set<String> spares,
    Patterns guards,
    Patterns ignored,
    List<EdgeRule> edges,
    List<LinkRule> links,
    String relationship,
    Patterns plugs) {
  private static final String RESOURCE = "importers/terraform/mapping.yaml";
  private static final Patterns ANY = new Patterns(List.of());

  /// The mapping on the classpath.
  static TerraformMapping load() {
    try (InputStream in = TerraformMapping.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the classpath; build again");
      }
      return parse(in.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException("Could not read " + RESOURCE + " from the classpath", broken);
    }
  }

  static TerraformMapping parse(byte[] content) {
    YamlDocument document = new YamlReader().read(content).getLast();
    if (document.error() != null || !(document.root() instanceof YamlMapping root)) {
      throw wrong(
          document.error() == null ? 1 : document.error().line(), "is no YAML mapping; correct it");
    }
    String relationship = text(root, "relationship");
    return new TerraformMapping(
        values(root, "providers"),
        words(root, "name"),
        paths(root, "attributes"),
        new HashSet<>(words(root, "tags")),
        words(root, "resourceId"),
        new HashSet<>(words(root, "ids")),
        root.mappings("classes").stream().map(TerraformMapping::type).toList(),
        new HashSet<>(words(root, "spares")),
        new Patterns(words(root, "guards")),
        new Patterns(words(root, "ignored")),
        root.mappings("edges").stream().map(each -> edge(each, relationship)).toList(),
        root.mappings("links").stream().map(each -> link(each, relationship)).toList(),
        relationship,
        new Patterns(words(root, "plugs")));
  }

  /// Whether a path leads to a label or tag, which names no other resource.
  boolean isTag(String path) {
    int dot = path.indexOf('.');
    return dot > 0 && tags.contains(path.substring(0, dot));
  }

  /// What a link means that no rule tells.
  Meaning plain() {
    return new Meaning(relationship, false, null, null, null, false);
  }

  Optional<TypeRule> type(String type) {
    return types.stream().filter(rule -> rule.types().matches(type)).findFirst();
  }

  List<EdgeRule> edges(String type) {
    return edges.stream().filter(rule -> rule.types().matches(type)).toList();
  }

  private static TypeRule type(YamlMapping rule) {
    return new TypeRule(
        text(rule, "class"),
        new Patterns(required(rule, "types")),
        words(rule, "name"),
        paths(rule, "attributes"));
  }

  private static EdgeRule edge(YamlMapping rule, String relationship) {
    return new EdgeRule(
        new Patterns(required(rule, "types")),
        values(rule, "when"),
        values(rule, "unless"),
        new Patterns(required(rule, "dependent")),
        new Patterns(required(rule, "provider")),
        words(rule, "by"),
        meaning(rule, relationship, false));
  }

  private static Map<String, String> values(YamlMapping rule, String key) {
    Map<String, String> values = new LinkedHashMap<>();
    rule.mapping(key)
        .ifPresent(
            all -> all.entries().keySet().forEach(path -> values.put(path, text(all, path))));
    return values;
  }

  private static LinkRule link(YamlMapping rule, String relationship) {
    String dependent = rule.text("dependent").orElse("from");
    if (!Set.of("from", "to").contains(dependent)) {
      throw wrong(rule.lineOf("dependent"), "dependent must be from or to; correct it");
    }
    return new LinkRule(
        patterns(rule, "from"),
        patterns(rule, "attribute"),
        patterns(rule, "to"),
        words(rule, "by"),
        meaning(rule, relationship, dependent.equals("to")));
  }

  private static Meaning meaning(YamlMapping rule, String relationship, boolean turned) {
    return new Meaning(
        rule.text("relationship").orElse(relationship),
        turned,
        rule.text("group").orElse(null),
        rule.text("need").orElse(null),
        strength(rule),
        rule.text("behind").orElse("").equals("true"));
  }

  private static @Nullable Strength strength(YamlMapping rule) {
    Optional<String> text = rule.text("strength").map(word -> word.toUpperCase(Locale.ROOT));
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Strength.valueOf(text.get());
    } catch (IllegalArgumentException unknown) {
      throw wrong(
          rule.lineOf("strength"),
          "strength must be one of " + List.of(Strength.values()) + "; correct it");
    }
  }

  private static Patterns patterns(YamlMapping rule, String key) {
    List<String> words = words(rule, key);
    return words.isEmpty() ? ANY : new Patterns(words);
  }

  private static Map<String, List<String>> paths(YamlMapping rule, String key) {
    Map<String, List<String>> paths = new LinkedHashMap<>();
    rule.mapping(key)
        .ifPresent(
            all -> all.entries().keySet().forEach(name -> paths.put(name, required(all, name))));
    return paths;
  }

  private static List<String> required(YamlMapping rule, String key) {
    List<String> words = words(rule, key);
    if (words.isEmpty()) {
      throw wrong(rule.lineOf(key), key + " must list at least one name; add it");
    }
    return words;
  }

  private static List<String> words(YamlMapping rule, String key) {
    List<String> words = new ArrayList<>();
    YamlNode node = rule.get(key);
    if (node == null) {
      return words;
    }
    if (!(node instanceof YamlSequence list)) {
      throw wrong(rule.lineOf(key), key + " must be a list; write it in brackets");
    }
    for (YamlNode item : list.items()) {
      if (!(item instanceof YamlScalar word) || word.text().isBlank()) {
        throw wrong(item.line(), key + " must list names; correct it");
      }
      words.add(word.text());
    }
    return words;
  }

  private static String text(YamlMapping rule, String key) {
    return rule.text(key)
        .orElseThrow(() -> wrong(rule.line(), key + " is missing; add it and build again"));
  }

  private static IllegalStateException wrong(int line, String what) {
    return new IllegalStateException("%s:%d: %s".formatted(RESOURCE, line, what));
  }
}
