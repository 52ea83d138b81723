package org.kaskade.importers.ansible;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlReader;
import org.kaskade.yaml.YamlScalar;

/// What `importers/ansible/mapping.yaml` declares.
///
/// @param hostClass of a host of which nothing more is known
/// @param hypervisorClass of what the hypervisor variable names
/// @param attributes variables by attribute, the first that is set wins
/// @param connection variables with the address that Ansible connects to
/// @param options names of the options there are
record VariableMapping(
    String hostClass,
    String hypervisorClass,
    Map<String, List<String>> attributes,
    List<String> connection,
    Set<String> options) {
  private static final String FILE = "/importers/ansible/mapping.yaml";

  static VariableMapping read() {
    try (InputStream stream = VariableMapping.class.getResourceAsStream(FILE)) {
      if (stream != null
          && new YamlReader().read(stream.readAllBytes()).getFirst().root()
              instanceof YamlMapping root) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        YamlMapping declared = root.mapping("attributes").orElseThrow();
        declared.entries().keySet().forEach(name -> attributes.put(name, texts(declared, name)));
        return new VariableMapping(
            root.text("class").orElseThrow(),
            root.text("hypervisorClass").orElseThrow(),
            attributes,
            texts(root, "connection"),
            root.mapping("options").orElseThrow().entries().keySet());
      }
      throw new IllegalStateException(
          FILE + " is missing from the program or is no mapping; build it anew");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> texts(YamlMapping mapping, String key) {
    return mapping.items(key).stream()
        .filter(YamlScalar.class::isInstance)
        .map(item -> ((YamlScalar) item).text())
        .toList();
  }
}
