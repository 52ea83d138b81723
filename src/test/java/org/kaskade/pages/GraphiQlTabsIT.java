package org.kaskade.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The questions that GraphiQL has in its tabs, by role.
class GraphiQlTabsIT extends PageIT {
  private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

  @ParameterizedTest
  @ValueSource(strings = {"board", "architect", "incidents", "owner", "automation", "auditor"})
  void areAnsweredAsTheyStand(String role) {
    JsonNode tabs = tabs(role);

    assertThat(tabs.size()).isGreaterThanOrEqualTo(4);
    for (JsonNode tab : tabs) {
      Map<String, Object> variables =
          JsonMapper.shared().readValue(tab.get("variables").asString("{}"), VARIABLES);
      assertThat(data(tab.get("query").asString(), variables).properties()).isNotEmpty();
    }
  }

  @Test
  void areAboutThisEstate() {
    assertThat(tabs("architect").toString()).contains("business-service:online-shop");
  }

  @Test
  void tellWhatAQuestionCosts() {
    Page tab = tab();
    tab.navigate(address("/graphiql?operation=time-zone"));
    tab.locator(".graphiql-execute-button").click();

    assertThat(tab.locator(".graphiql-response")).containsText("requestedNodes");
  }

  private JsonNode tabs(String role) {
    Page tab = tab();
    tab.navigate(address("/graphiql?role=" + role));
    tab.locator(".graphiql-execute-button").waitFor();
    String kept =
        (String)
            tab.evaluate(
                """
                async (role) => {
                  const key = `${role}:graphiql:tabState`;
                  while (!sessionStorage.getItem(key)) await new Promise((r) => setTimeout(r, 50));
                  return sessionStorage.getItem(key);
                }
                """,
                role);
    return JsonMapper.shared().readTree(kept).get("tabs");
  }
}
