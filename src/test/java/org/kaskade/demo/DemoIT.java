package org.kaskade.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaskade.GraphQlDoor;
import org.kaskade.store.TestNeo4j;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ActiveProfiles("demo")
@DirtiesContext
class DemoIT extends GraphQlDoor {
  @DynamicPropertySource
  static void startsEmpty(DynamicPropertyRegistry registry) {
    TestNeo4j.wipe();
  }

  @Test
  void importsTheWholeEstateOfTheWebShop() {
    JsonNode estate =
        data("{ cis { totalCount } sources { name lastSync { held problems { code } } } }");
    assertThat(estate.at("/cis/totalCount").asInt()).isEqualTo(126);
    assertThat(estate.get("sources")).hasSize(3).allMatch(s -> s.at("/lastSync/held").isNull());
  }

  @Test
  void answersWhatReadmeSays() throws IOException {
    JsonNode impact =
        data(
                Files.readString(Path.of("graphql/operations/what-breaks.graphql")),
                Map.of("key", "hypervisor:hv-03.larkspur.example"))
            .get("outageImpact");
    String readme = Files.readString(Path.of("README.md"));
    String json = readme.substring(readme.indexOf("```json") + 7);
    JsonNode printed = JsonMapper.shared().readTree(json.substring(0, json.indexOf("```")));
    assertThat(impact.get("counts")).isEqualTo(printed.get("counts"));
    assertThat(impact.get("weakenedGroups")).isEqualTo(printed.get("weakenedGroups"));
  }
}
