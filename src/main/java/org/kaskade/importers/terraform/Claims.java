package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.Secrets;
import org.kaskade.schema.Attribute;
import org.kaskade.schema.AttributeType;
import org.kaskade.schema.AttributeValue;
import org.kaskade.schema.AttributeValues;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;

/// Makes CIs of resources: what identifies them, what they are called, and their attributes.
final class Claims {
  private static final int LONGEST_NAME = 255;
  private static final int MOST_VALUES = 100;

  private final TerraformMapping mapping;
  private final CmdbSchema schema;
  private final @Nullable String environment;
  private final FileNotes notes;
  private final Set<String> ambiguous = new LinkedHashSet<>();

  /// @param environment of every CI, or null
  Claims(
      TerraformMapping mapping, CmdbSchema schema, @Nullable String environment, FileNotes notes) {
    this.mapping = mapping;
    this.schema = schema;
    this.environment = environment;
    this.notes = notes;
  }

  /// Says of each CI what identifies it: what its provider calls it, where nothing else is called
  /// so, else its address.
  void identify(List<Node> nodes) {
    Map<String, Node> first = new HashMap<>();
    for (Node node : nodes) {
      String id = node.isCi() ? resourceId(node) : null;
      Node other = id == null ? null : first.putIfAbsent(identity(node, id), node);
      if (id != null && other != null && !isSame(node, other)) {
        ambiguous.add(identity(node, id));
        notes
            .of(node.resource().file())
            .add("DUPLICATE_ID", node.resource().address(), node.resource().line());
      }
    }
    for (Node node : nodes) {
      if (node.isCi()) {
        String id = unambiguous(node);
        node.identify(
            new CiRef(
                node.ciClass(),
                id == null
                    ? Map.of("managedIn", node.unit().scope, "address", node.resource().address())
                    : Map.of("provider", provider(node), "resourceId", id)));
      }
    }
  }

  private String identity(Node node, String id) {
    return String.join("\n", node.ciClass(), provider(node), id);
  }

  /// The same resource in another state.
  private static boolean isSame(Node node, Node other) {
    return node.unit() != other.unit() && node.type().equals(other.type());
  }

  private @Nullable String unambiguous(Node node) {
    String id = resourceId(node);
    return id == null || ambiguous.contains(identity(node, id)) ? null : id;
  }

  private @Nullable String resourceId(Node node) {
    // What no class is made for may have the ARN of what it configures.
    boolean other = mapping.types().getLast().equals(node.rule());
    for (String path : mapping.resourceId().subList(0, other ? 1 : mapping.resourceId().size())) {
      Leaf leaf = node.first(List.of(path));
      String id = leaf == null ? null : leaf.text();
      if (id != null && Ids.isUnmistakable(id) && Secrets.withoutCredentials(id).equals(id)) {
        return id;
      }
    }
    return null;
  }

  void say(Node node, Findings findings) {
    CiRef ref = node.ref();
    CiClass ciClass = schema.ciClass(node.ciClass()).orElse(null);
    if (ref == null) {
      return;
    }
    Resource resource = node.resource();
    Map<String, Object> values = new LinkedHashMap<>();
    if (ciClass != null) {
      attributes(node, ciClass, values);
    }
    if (environment != null) {
      values.put("environment", environment);
    }
    if (resource.planned()) {
      values.put("lifecycle", "planned");
    }
    findings.ci(new FoundCi(ref, name(node), values, resource.file(), resource.line()));
  }

  private String name(Node node) {
    TypeRule rule = node.rule();
    List<String> paths = new ArrayList<>(rule == null ? List.of() : rule.names());
    paths.addAll(mapping.names());
    Leaf leaf = node.first(paths);
    String text = leaf == null ? null : leaf.text();
    return text != null && text.length() <= LONGEST_NAME && !Ids.isUnmistakable(text)
        ? text
        : node.resource().address();
  }

  private void attributes(Node node, CiClass ciClass, Map<String, Object> values) {
    Map<String, List<Leaf>> leaves = new HashMap<>();
    List<String> tags = new ArrayList<>();
    for (Leaf leaf : node.resource().leaves()) {
      leaves.computeIfAbsent(leaf.path(), any -> new ArrayList<>()).add(leaf);
      tag(leaf, tags);
    }
    put(ciClass, "address", node.resource().address(), values);
    put(ciClass, "managedIn", node.unit().scope, values);
    put(ciClass, "inventory", node.unit().scope, values);
    put(ciClass, "kind", node.type(), values);
    put(ciClass, "provider", provider(node), values);
    String id = unambiguous(node);
    if (id != null) {
      put(ciClass, "resourceId", id, values);
    }
    Map<String, List<String>> paths = new LinkedHashMap<>(mapping.attributes());
    TypeRule rule = node.rule();
    if (rule != null) {
      paths.putAll(rule.attributes());
    }
    paths.forEach((name, from) -> {
      Attribute attribute = ciClass.attributes().get(name);
      if (attribute != null) {
        value(node, attribute, from, leaves, values);
      }
    });
    fromId(node, ciClass, values);
    if (!tags.isEmpty()) {
      put(ciClass, ciClass.attributes().containsKey("labels") ? "labels" : "tags", tags, values);
    }
  }

  private void tag(Leaf leaf, List<String> tags) {
    String text = leaf.text();
    if (text == null || tags.size() == MOST_VALUES) {
      return;
    }
    int dot = leaf.path().indexOf('.');
    String root = dot < 0 ? leaf.path() : leaf.path().substring(0, dot);
    if (mapping.tags().contains(root)) {
      String tag = dot < 0 ? text : leaf.path().substring(dot + 1) + "=" + text;
      if (!tags.contains(tag)) {
        tags.add(tag);
      }
    }
  }

  private void value(
      Node node,
      Attribute attribute,
      List<String> paths,
      Map<String, List<Leaf>> leaves,
      Map<String, Object> values) {
    Set<String> texts = new LinkedHashSet<>();
    Leaf unknown = null;
    for (String path : paths) {
      for (Leaf leaf : leaves.getOrDefault(path, List.of())) {
        String text = leaf.text();
        if (text == null) {
          unknown = leaf;
        } else if (texts.size() < MOST_VALUES) {
          texts.add(text);
        }
      }
    }
    if (texts.isEmpty()) {
      if (unknown != null && node.unit().layer == Unit.Layer.CONFIGURATION) {
        notes
            .of(node.resource().file())
            .add("NOT_EVALUATED", node.resource().block() + "." + unknown.path(), unknown.line());
      }
      return;
    }
    boolean many = attribute.type() == AttributeType.STRINGS;
    accept(attribute, many ? List.copyOf(texts) : texts.iterator().next(), values);
  }

  /// What the id of a resource tells besides: account and region.
  private void fromId(Node node, CiClass ciClass, Map<String, Object> values) {
    Leaf arn = node.first(List.of("arn", "id"));
    String text = arn == null || arn.text() == null ? "" : arn.text();
    String[] parts = text.split(text.startsWith("arn:") ? ":" : "/", 7);
    if (text.startsWith("arn:") && parts.length > 5) {
      putIfAbsent(ciClass, "region", parts[3], values);
      putIfAbsent(ciClass, "account", parts[4], values);
    } else if (text.startsWith("/subscriptions/") && parts.length > 2) {
      putIfAbsent(ciClass, "account", parts[2], values);
    } else if (text.startsWith("projects/") && parts.length > 1) {
      putIfAbsent(ciClass, "account", parts[1], values);
    }
  }

  private static void putIfAbsent(
      CiClass ciClass, String name, String value, Map<String, Object> values) {
    if (!values.containsKey(name) && !value.isBlank()) {
      put(ciClass, name, value, values);
    }
  }

  private static void put(CiClass ciClass, String name, Object value, Map<String, Object> values) {
    Attribute attribute = ciClass.attributes().get(name);
    if (attribute != null) {
      accept(attribute, value, values);
    }
  }

  private static void accept(Attribute attribute, Object value, Map<String, Object> values) {
    if (AttributeValues.lenient().coerce(attribute, value) instanceof AttributeValue.Accepted) {
      values.put(attribute.name(), value);
    }
  }

  private String provider(Node node) {
    return mapping.providers().getOrDefault(node.provider(), node.provider());
  }
}
