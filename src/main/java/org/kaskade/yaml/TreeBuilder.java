package org.kaskade.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/// Builds the nodes of one document after another from parser events, counting what the file asks
/// for.
final class TreeBuilder {
  private final YamlLimits limits;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<String, YamlNode> anchors = new HashMap<>();
  private final Map<String, Integer> anchorSizes = new HashMap<>();
  private final List<YamlMapping.Duplicate> duplicates = new ArrayList<>();
  private @Nullable YamlNode root;
  private int documentLine = 1;
  private int aliases;
  private long nodes;

  TreeBuilder(YamlLimits limits) {
    this.limits = limits;
  }

  /// A mapping or sequence that has begun and not ended.
  private static final class Open {
    final boolean mapping;
    final int line;
    final @Nullable String anchor;
    final @Nullable String tag;
    final long nodesBefore;
    final List<YamlNode> children = new ArrayList<>();

    Open(boolean mapping, int line, CollectionStartEvent start, long nodesBefore) {
      this.mapping = mapping;
      this.line = line;
      this.anchor = TreeBuilder.anchor(start);
      this.tag = start.getTag().orElse(null);
      this.nodesBefore = nodesBefore;
    }
  }

  void startDocument(int line) {
    open.clear();
    anchors.clear();
    anchorSizes.clear();
    duplicates.clear();
    root = null;
    documentLine = line;
  }

  YamlDocument endDocument() {
    return new YamlDocument(root, documentLine, duplicates, null);
  }

  void accept(Event event, int line) {
    switch (event) {
      case ScalarEvent scalar -> {
        long before = nodes;
        count(1);
        String tag = scalar.getTag().orElse(null);
        add(new YamlScalar(scalar.getValue(), scalar.isPlain(), tag, line), anchor(scalar), before);
      }
      case MappingStartEvent start -> begin(true, line, start);
      case SequenceStartEvent start -> begin(false, line, start);
      case MappingEndEvent end -> finish();
      case SequenceEndEvent end -> finish();
      case AliasEvent alias -> alias(alias.getAlias().getValue(), line);
      default -> {}
    }
  }

  private static @Nullable String anchor(NodeEvent event) {
    return event.getAnchor().map(Anchor::getValue).orElse(null);
  }

  private void begin(boolean mapping, int line, CollectionStartEvent start) {
    if (open.size() == limits.depth()) {
      throw new LimitReached("nested more than %,d levels deep".formatted(limits.depth()));
    }
    open.push(new Open(mapping, line, start, nodes));
    count(1);
  }

  private void finish() {
    Open ended = open.pop();
    YamlNode node =
        ended.mapping ? mapping(ended) : new YamlSequence(ended.children, ended.tag, ended.line);
    add(node, ended.anchor, ended.nodesBefore);
  }

  private void alias(String name, int line) {
    if (++aliases > limits.aliases()) {
      throw new LimitReached("more than %,d aliases".formatted(limits.aliases()));
    }
    YamlNode node = anchors.get(name);
    count(node == null ? 1 : anchorSizes.getOrDefault(name, 1));
    add(node == null ? new YamlScalar("", true, null, line) : node, null, nodes);
  }

  private void add(YamlNode node, @Nullable String anchor, long nodesBefore) {
    if (anchor != null) {
      anchors.put(anchor, node);
      anchorSizes.put(anchor, (int) (nodes - nodesBefore));
    }
    Open parent = open.peek();
    if (parent == null) {
      root = node;
    } else {
      parent.children.add(node);
    }
  }

  private void count(int more) {
    nodes += more;
    if (nodes > limits.nodes()) {
      throw new LimitReached(
          "more than %,d nodes once aliases are expanded".formatted(limits.nodes()));
    }
  }

  private YamlMapping mapping(Open ended) {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    Map<String, Integer> lines = new HashMap<>();
    Map<String, YamlNode> merged = new LinkedHashMap<>();
    List<YamlMapping.Duplicate> here = new ArrayList<>();
    int mergeLine = ended.line;
    for (int i = 0; i + 1 < ended.children.size(); i += 2) {
      YamlNode value = ended.children.get(i + 1);
      if (!(ended.children.get(i) instanceof YamlScalar key)) {
        continue;
      }
      if (key.plain() && key.text().equals("<<")) {
        merge(value, merged);
        mergeLine = key.line();
        continue;
      }
      YamlNode first = entries.putIfAbsent(key.text(), value);
      Integer firstLine = lines.putIfAbsent(key.text(), key.line());
      if (first != null && firstLine != null) {
        here.add(
            new YamlMapping.Duplicate(
                key.text(), firstLine, key.line(), YamlEquality.same(first, value)));
      }
    }
    for (Map.Entry<String, YamlNode> entry : merged.entrySet()) {
      if (entries.putIfAbsent(entry.getKey(), entry.getValue()) == null) {
        lines.put(entry.getKey(), mergeLine);
      }
    }
    duplicates.addAll(here);
    return new YamlMapping(entries, lines, here, ended.tag, ended.line);
  }

  private void merge(YamlNode value, Map<String, YamlNode> merged) {
    if (value instanceof YamlMapping mapping) {
      count(mapping.entries().size());
      mapping.entries().forEach(merged::putIfAbsent);
    } else if (value instanceof YamlSequence sequence) {
      sequence.items().forEach(item -> merge(item, merged));
    }
  }
}
