package org.kaskade.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What German pages call the classes, attributes and relationship types of the shipped schema.
class GermanTermsTest {
  /// What every CI has besides the attributes of its class.
  private static final List<String> COMMON =
      List.of("class", "name", "environment", "lifecycle", "criticality", "owner");

  private final CmdbSchema schema = new SchemaLoader(List.of()).load();
  private final JsonNode terms =
      JsonMapper.shared()
          .readTree(Path.of("src/main/resources/pages/app/words/terms.de.json").toFile());

  @Test
  void nameEveryClassAndAttributeAndNothingElse() {
    Set<String> names = new TreeSet<>(COMMON);
    for (CiClass one : schema.classes()) {
      names.add(one.name());
      names.addAll(one.attributes().keySet());
    }
    assertThat(new TreeSet<>(terms.path("names").propertyNames())).isEqualTo(names);
  }

  @Test
  void describeEveryAttribute() {
    Set<String> descriptions = new TreeSet<>();
    schema
        .classes()
        .forEach(one ->
            one.attributes()
                .values()
                .forEach(attribute -> descriptions.add(attribute.description())));
    assertThat(new TreeSet<>(terms.path("descriptions").propertyNames())).isEqualTo(descriptions);
  }

  @Test
  void nameEveryRelationshipType() {
    assertThat(terms.path("constants").propertyNames())
        .containsAll(schema.relationshipTypes().stream().map(RelationshipType::name).toList());
  }
}
