package org.kaskade.importers.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlReader;
import org.kaskade.yaml.YamlScalar;

class TemplatesTest {
  private static final String VARIABLES =
      """
      site: fra1
      rack: {name: r11, "odd key": x}
      units: [u1, u2]
      again: "{{ site }}-a"
      loop: "{{ loop }}"
      """;

  private static String resolve(String template) {
    Map<String, YamlNode> variables = new HashMap<>();
    if (new YamlReader().read(VARIABLES).getFirst().root() instanceof YamlMapping mapping) {
      variables.putAll(mapping.entries());
    }
    return new Templates(variables::get)
        .resolve(new YamlScalar(template, false, null, 1))
        .map(node -> node instanceof YamlScalar scalar ? scalar.text() : "no scalar")
        .orElse("unresolved");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "plain, plain",
        "{{ site }}, fra1",
        "{{site}}-{{ rack.name }}, fra1-r11",
        "{{ rack['odd key'] }}, x",
        "{{ units[1] }}, u2",
        "{{ again | upper }}, FRA1-A",
        "{{ none | default('b') }}, b",
        "{{ site | default('b') }}, fra1",
        "{{ rack }}, no scalar",
        "{{ none }}, unresolved",
        "{{ loop }}, unresolved",
        "{{ site + '1' }}, unresolved",
        "`{{ lookup('env', 'HOME') }}`, unresolved",
        "{% if site %}a{% endif %}, unresolved",
        "{{ site, unresolved"
      })
  void replacesPlainReferences(String template, String expected) {
    assertThat(resolve(template)).isEqualTo(expected);
  }

  @Test
  void givesUpOnWhatGrowsWithoutEnd() {
    Map<String, YamlNode> variables = new HashMap<>();
    for (int i = 0; i < 19; i++) {
      String next = "{{ a" + (i + 1) + " }}";
      variables.put("a" + i, new YamlScalar(next + next, false, null, 1));
    }
    variables.put("a19", new YamlScalar("", false, null, 1));
    assertThat(new Templates(variables::get).resolve(new YamlScalar("{{ a0 }}", false, null, 1)))
        .isEmpty();
  }
}
