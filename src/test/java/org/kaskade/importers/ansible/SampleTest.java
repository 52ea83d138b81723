package org.kaskade.importers.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.InMemoryInventory;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlReader;
import org.kaskade.yaml.YamlScalar;

/// The sample inventory beside the estate that it is.
class SampleTest {
  private static final Path FOLDER = Path.of("importers/ansible");

  private final Estate estate =
      Estate.read(
          new InMemoryInventory("larkspur-machines", SampleFolder.read(FOLDER.resolve("sample")))
              .with(options()));

  @Test
  void hasTheExpectedCis() {
    Map<String, Map<String, Object>> attributes = new TreeMap<>();
    for (FoundCi ci : estate.findings().cis()) {
      attributes
          .computeIfAbsent(ci.ref().ciClass() + " " + ci.name(), any -> new TreeMap<>())
          .putAll(ci.attributes());
    }
    TreeSet<String> lines = new TreeSet<>();
    attributes.forEach((name, values) -> lines.add(name + " " + values));
    assertThat(String.join("\n", lines)).isEqualTo(expected("cis.txt"));
  }

  @Test
  void hasTheExpectedDependencies() {
    assertThat(String.join("\n", estate.dependencies())).isEqualTo(expected("dependencies.txt"));
  }

  @Test
  void hasTheExpectedProblems() {
    assertThat(String.join("\n", estate.problems())).isEqualTo(expected("problems.txt"));
  }

  static Map<String, Object> options() {
    YamlNode root =
        new YamlReader().read(text(FOLDER.resolve("sample.options.json"))).getFirst().root();
    Map<String, Object> options = new LinkedHashMap<>();
    if (root instanceof YamlMapping mapping) {
      mapping.entries().forEach((name, value) -> options.put(name, plain(value)));
    }
    return options;
  }

  private static Object plain(YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      Map<String, Object> values = new LinkedHashMap<>();
      mapping.entries().forEach((name, value) -> values.put(name, plain(value)));
      return values;
    }
    Object value = node instanceof YamlScalar scalar ? scalar.value() : null;
    return Objects.requireNonNull(value, "options of the sample are texts and numbers");
  }

  private static String expected(String file) {
    return text(FOLDER.resolve("expected").resolve(file)).strip();
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
