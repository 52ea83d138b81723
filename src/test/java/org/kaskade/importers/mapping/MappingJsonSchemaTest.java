package org.kaskade.importers.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.yaml.YamlReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an editor accepts, Kaskade accepts, as far as one file can tell.
class MappingJsonSchemaTest {
  private static final String MINIMAL =
      "records: [{files: ['*'], class: Server, identity: {fqdn: host}%s}]";

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(Path.of("cmdb-schema/mapping.schema.json")));
  }

  private static JsonNode json(byte[] yaml) {
    return JsonMapper.shared()
        .valueToTree(
            DataTree.of(Objects.requireNonNull(new YamlReader().read(yaml).getFirst().root()))
                .root());
  }

  @Test
  void acceptsTheSample() throws IOException {
    Path sample = Path.of("importers/mapping/sample/inventory/kaskade-mapping.yaml");
    assertThat(schema().validate(json(Files.readAllBytes(sample)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", clas: x",
        ", form: xml",
        ", keyed: perhaps",
        ", name: {value: a, expression: b}",
        ", dependencies: [{type: RUNS_ON}]",
        ", dependencies: [{type: RUNS_ON, provider: {class: Server}}]",
        ", separator: '::'"
      })
  void refusesWhatKaskadeRefuses(String wrong) throws IOException {
    String mapping = MINIMAL.formatted(wrong);
    assertThat(schema().validate(json(mapping.getBytes(StandardCharsets.UTF_8)))).isNotEmpty();
    assertThat(Mapped.mistakes(mapping + "\n")).isNotEmpty();
    assertThat(schema().validate(json(MINIMAL.formatted("").getBytes(StandardCharsets.UTF_8))))
        .isEmpty();
  }
}
