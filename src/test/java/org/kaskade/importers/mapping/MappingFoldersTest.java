package org.kaskade.importers.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaskade.importers.InventoryReader;
import org.kaskade.schema.TestSchema;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

class MappingFoldersTest {
  private static final String HOSTS =
      "records: [{files: ['*.csv'], class: Server, identity: {fqdn: host}}]\n";

  @TempDir private Path folder = Path.of("");

  private void mapping(String name, String content) throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve(name)).resolve("mapping.yaml"), content);
  }

  private Map<String, Mapping> read() {
    return new MappingFolders(TestSchema.SCHEMA, Set.of("ansible")).read(List.of(folder));
  }

  @Test
  void makeFormats() throws IOException {
    mapping("depot", HOSTS);
    mapping("tills-2", HOSTS);
    Files.createDirectory(folder.resolve(".git"));
    assertThat(read()).containsOnlyKeys("depot", "tills-2");
  }

  @Test
  void tellAllMistakesAtOnce() throws IOException {
    mapping("depot", HOSTS.replace("Server", "Sever"));
    mapping("ansible", HOSTS);
    mapping("Bad Name", HOSTS);
    Files.createDirectory(folder.resolve("empty"));
    InvalidMappings invalid = catchThrowableOfType(InvalidMappings.class, this::read);
    assertThat(invalid.problems())
        .extracting(problem -> folder.relativize(Path.of(problem.file())).toString())
        .containsExactly("Bad Name", "ansible", "depot/mapping.yaml", "empty");
    assertThat(invalid.getMessage()).contains("did you mean Server?", "has no mapping.yaml");
    assertThatThrownBy(() ->
            new MappingFolders(TestSchema.SCHEMA, Set.of()).read(List.of(folder.resolve("none"))))
        .hasMessageContaining("kaskade.mapping-dirs names this folder");
  }

  @Test
  void becomeReadersOfTheProgram() throws IOException {
    mapping("depot", HOSTS);
    try (GenericApplicationContext context = new GenericApplicationContext()) {
      context.getBeanFactory().registerSingleton("cmdbSchema", TestSchema.SCHEMA);
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource("test", Map.of("kaskade.mapping-dirs", folder.toString())));
      new MappingsFirst().initialize(context);
      context.refresh();
      assertThat(context.getBean(InventoryReader.class).format()).isEqualTo("depot");
    }
    mapping("netbox", HOSTS);
    try (GenericApplicationContext context = new GenericApplicationContext()) {
      context.getBeanFactory().registerSingleton("cmdbSchema", TestSchema.SCHEMA);
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource("test", Map.of("kaskade.mapping-dirs", folder.toString())));
      assertThatThrownBy(() -> new MappingsFirst().initialize(context))
          .hasMessageContaining("Kaskade has a format 'netbox' of its own");
    }
  }
}
