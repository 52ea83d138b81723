package org.kaskade.importers.ansible;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlReader;
import org.kaskade.yaml.YamlScalar;

/// Tells inventories from the many other files of a repository, by content.
final class Recognition {
  private static final Set<String> YAML_EXTENSIONS = Set.of("yml", "yaml", "json");
  private static final Set<String> SECTIONS = Set.of("hosts", "children", "vars");
  private static final Pattern HOST = Pattern.compile("[\\w.\\-:\\[\\]@%]+");
  private static final Pattern GROUP_LINE =
      Pattern.compile("^[\\w.-]+:\\s*(?:#.*)?$", Pattern.MULTILINE);
  private static final Pattern SECTION_LINE =
      Pattern.compile("^\\s+(?:hosts|children):\\s*(?:#.*)?$", Pattern.MULTILINE);
  private static final Pattern PLUGIN_LINE =
      Pattern.compile("^\"?plugin\"?\\s*:", Pattern.MULTILINE);

  private final YamlReader reader = new YamlReader();

  /// @param expected whether the file's name or folder says that it is an inventory
  FileKind of(String path, byte[] content, boolean expected) {
    if (YamlFile.isVault(content)) {
      return !expected ? FileKind.NONE : isYaml(path) ? FileKind.YAML : FileKind.INI;
    }
    String text = new String(content, StandardCharsets.UTF_8);
    if (text.startsWith("#!")) {
      return expected ? FileKind.DYNAMIC : FileKind.NONE;
    }
    if (text.indexOf('\0') >= 0) {
      return FileKind.NONE;
    }
    if (isYaml(path)) {
      return yaml(path, text, content, expected);
    }
    String extension = SourceFiles.extension(SourceFiles.name(path));
    if (extension.isEmpty() && looksLikeYaml(text)) {
      FileKind kind = yaml(path, text, content, expected);
      if (kind != FileKind.NONE) {
        return kind;
      }
    }
    return ini(text, expected);
  }

  /// What a file is that the user names as an inventory.
  FileKind named(String path, byte[] content) {
    FileKind kind = of(path, content, true);
    if (kind != FileKind.NONE) {
      return kind;
    }
    String text = new String(content, StandardCharsets.UTF_8);
    return isYaml(path) || looksLikeYaml(text) ? FileKind.YAML : FileKind.INI;
  }

  private static boolean isYaml(String path) {
    return YAML_EXTENSIONS.contains(SourceFiles.extension(SourceFiles.name(path)));
  }

  private static boolean looksLikeYaml(String text) {
    String first =
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .findFirst()
            .orElse("");
    return first.equals("---") || first.startsWith("{") || first.matches("[\\w.\"'-]+:( .*)?");
  }

  private FileKind yaml(String path, String text, byte[] content, boolean expected) {
    boolean json = path.endsWith(".json");
    boolean worthReading =
        expected
            || (!json
                && (PLUGIN_LINE.matcher(text).find()
                    || text.contains("hosts:")
                    || text.contains("children:")));
    if (!worthReading) {
      return FileKind.NONE;
    }
    List<YamlDocument> documents = reader.read(content);
    if (documents.isEmpty() || documents.stream().anyMatch(document -> document.error() != null)) {
      boolean looksIt =
          !text.stripLeading().startsWith("- ")
              && GROUP_LINE.matcher(text).find()
              && SECTION_LINE.matcher(text).find();
      return !documents.isEmpty() && looksIt ? FileKind.YAML : FileKind.NONE;
    }
    if (!(documents.getFirst().root() instanceof YamlMapping root)) {
      return FileKind.NONE;
    }
    if (root.get("plugin") instanceof YamlScalar plugin) {
      return isPlugin(path, plugin.text(), expected) ? FileKind.DYNAMIC : FileKind.NONE;
    }
    return isInventory(root) ? FileKind.YAML : FileKind.NONE;
  }

  private static boolean isPlugin(String path, String plugin, boolean expected) {
    String shortName = plugin.substring(plugin.lastIndexOf('.') + 1);
    return expected
        || plugin.matches("\\w+\\.\\w+\\.\\w+")
        || (!shortName.isEmpty() && SourceFiles.name(path).contains(shortName));
  }

  private static boolean isInventory(YamlMapping root) {
    boolean all = root.get("all") instanceof YamlMapping group && isGroup(group);
    boolean hosts = false;
    for (YamlNode value : root.entries().values()) {
      boolean empty = value instanceof YamlScalar scalar && scalar.isNull();
      boolean group = value instanceof YamlMapping mapping && isGroup(mapping);
      if (!all && !empty && !group) {
        return false;
      }
      hosts |=
          value instanceof YamlMapping mapping
              && (holds(mapping, "hosts") || holds(mapping, "children"));
    }
    return hosts;
  }

  private static boolean isGroup(YamlMapping group) {
    return SECTIONS.containsAll(group.entries().keySet()) && !group.entries().isEmpty();
  }

  private static boolean holds(YamlMapping group, String section) {
    @Nullable YamlNode node = group.get(section);
    return node instanceof YamlMapping || node instanceof YamlScalar;
  }

  private static FileKind ini(String text, boolean expected) {
    int sections = 0;
    int hosts = 0;
    int bad = 0;
    String kind = "hosts";
    for (String raw : (Iterable<String>) text.lines()::iterator) {
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      var section = IniInventory.SECTION.matcher(line);
      if (section.matches()) {
        sections++;
        kind = section.group(2) == null ? "hosts" : section.group(2);
        bad += kind.equals("hosts") || SECTIONS.contains(kind) ? 0 : 1;
      } else if (kind.equals("hosts")) {
        if (isHost(line)) {
          hosts++;
        } else {
          bad++;
        }
      } else if (kind.equals("children")) {
        hosts += line.contains("=") ? 0 : 1;
      }
    }
    if (hosts == 0) {
      return FileKind.NONE;
    }
    boolean clean = bad == 0 && (sections > 0 || expected);
    boolean damaged = expected && sections > 0 && hosts >= bad;
    return clean || damaged ? FileKind.INI : FileKind.NONE;
  }

  private static boolean isHost(String line) {
    try {
      List<String> words = ShellWords.split(line);
      return words.isEmpty()
          || (HOST.matcher(words.getFirst()).matches()
              && !words.getFirst().endsWith(":")
              && words.stream().skip(1).allMatch(word -> word.indexOf('=') > 0));
    } catch (InvalidEntry invalid) {
      return false;
    }
  }
}
