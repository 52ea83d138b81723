package org.kaskade.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaskade.schema.WrongFiles.WrongFile;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlReader;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What an editor accepts, the loader accepts, as far as one file can tell.
class JsonSchemaTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, Schema> SCHEMAS =
      Map.of(
          "classes", schema("class"),
          "relationships", schema("relationship"),
          "records", schema("record"),
          "policies", schema("precedence"));

  private static Schema schema(String kind) {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(Path.of("cmdb-schema", kind + ".schema.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Error> errors(String path, YamlNode root) {
    String folder = path.substring(0, path.indexOf('/'));
    return Objects.requireNonNull(SCHEMAS.get(folder)).validate(json(root));
  }

  private static JsonNode json(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> {
        ObjectNode object = JSON.createObjectNode();
        mapping.entries().forEach((key, value) -> object.set(key, json(value)));
        yield object;
      }
      case YamlSequence sequence -> {
        ArrayNode array = JSON.createArrayNode();
        sequence.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case YamlScalar scalar -> JSON.valueToTree(scalar.value());
    };
  }

  @Test
  void acceptsEveryShippedFile() throws IOException {
    Path root = Path.of("cmdb-schema");
    try (Stream<Path> files = Files.walk(root, 2)) {
      List<Path> declarations =
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .filter(file -> SCHEMAS.containsKey(folder(root, file)))
              .filter(file ->
                  !folder(root, file).equals("policies") || file.endsWith("precedence.yaml"))
              .toList();

      assertThat(declarations).hasSizeGreaterThan(40);
      for (Path file : declarations) {
        YamlDocument document = new YamlReader().read(Files.readAllBytes(file)).getFirst();
        String path = root.relativize(file).toString();
        assertThat(errors(path, Objects.requireNonNull(document.root()))).as(path).isEmpty();
      }
    }
  }

  private static String folder(Path root, Path file) {
    return root.relativize(file).getName(0).toString();
  }

  static Stream<WrongFile> readable() {
    return WrongFiles.all()
        .filter(wrong ->
            new YamlReader().read(wrong.content()).stream().anyMatch(d -> d.root() != null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readable")
  void judgesAFileByItselfAsTheLoaderDoes(WrongFile wrong) {
    YamlNode root =
        Objects.requireNonNull(new YamlReader().read(wrong.content()).getFirst().root());

    assertThat(errors(wrong.path(), root).isEmpty()).as(wrong.name()).isEqualTo(!wrong.alone());
  }

  @Test
  void reservesTheSameNamesOfRecordFields() {
    for (String name : RecordNames.RESERVED) {
      String declaration =
          "record: Box\ndescription: A box.\nnumber: BOX-000\nstates: {OPEN: {kind: new}}\nfields:\n  "
              + name
              + ": {type: string}\n";
      YamlNode root = Objects.requireNonNull(new YamlReader().read(declaration).getFirst().root());
      assertThat(errors("records/box.yaml", root)).as(name).isNotEmpty();
    }
  }

  @Test
  void reservesTheSameNames() {
    for (String name : CommonFields.RESERVED) {
      String declaration =
          "class: Box\ndescription: A box.\nattributes:\n  "
              + name
              + ": {type: string, description: Text.}\n";
      YamlNode root = Objects.requireNonNull(new YamlReader().read(declaration).getFirst().root());
      assertThat(errors("classes/box.yaml", root)).as(name).isNotEmpty();
    }
  }
}
