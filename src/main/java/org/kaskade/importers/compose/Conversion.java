package org.kaskade.importers.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.compose.Part.Entries;
import org.kaskade.importers.compose.Part.Items;
import org.kaskade.importers.compose.Part.Nothing;
import org.kaskade.importers.compose.Part.Text;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Turns the nodes of one file into parts: variables replaced, encrypted values left out.
final class Conversion {
  private static final Set<String> SECRET_TAGS = Set.of("!vault", "!encrypted");

  private final String file;
  private final Interpolation interpolation;

  Conversion(String file, Interpolation interpolation) {
    this.file = file;
    this.interpolation = interpolation;
  }

  /// The same for another file.
  Conversion in(String other) {
    return new Conversion(other, interpolation);
  }

  String file() {
    return file;
  }

  Place place(int line) {
    return new Place(file, line);
  }

  /// The part that stands under this key; null where there is none.
  @Nullable Part under(YamlMapping mapping, String key) {
    YamlNode node = mapping.get(key);
    return node == null ? null : part(node, mapping.lineOf(key));
  }

  /// The entries of this mapping, whose key is in this line.
  Entries entries(YamlMapping mapping, int line) {
    Map<String, Part> entries = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
      entries.put(entry.getKey(), part(entry.getValue(), mapping.lineOf(entry.getKey())));
    }
    return new Entries(entries, "!override".equals(mapping.tag()), place(line));
  }

  Part part(YamlNode node, int line) {
    return switch (node) {
      case YamlScalar scalar -> scalar(scalar, place(line));
      case YamlSequence list -> {
        if ("!reset".equals(list.tag())) {
          yield new Nothing(true, place(line));
        }
        List<Part> items = new ArrayList<>();
        list.items().forEach(item -> items.add(part(item, item.line())));
        yield new Items(items, "!override".equals(list.tag()), place(line));
      }
      case YamlMapping mapping ->
          "!reset".equals(mapping.tag()) ? new Nothing(true, place(line)) : entries(mapping, line);
    };
  }

  private Part scalar(YamlScalar scalar, Place place) {
    boolean reset = "!reset".equals(scalar.tag());
    boolean secret =
        scalar.text().startsWith("ENC[")
            || (scalar.tag() != null && SECRET_TAGS.contains(scalar.tag()));
    if (reset || secret || scalar.isNull()) {
      return new Nothing(reset, place);
    }
    Interpolation.Result result = interpolation.in(scalar.text());
    return new Text(result.text(), result.unresolved(), place);
  }
}
