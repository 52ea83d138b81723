package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class WebhookPushTest {
  private static WebhookPush push(String json) {
    return WebhookPush.of(JsonMapper.builder().build().readTree(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ref\":\"refs/heads/feature/a\",\"repository\":{\"default_branch\":\"main\"}}",
        "{\"ref\":\"refs/heads/feature/a\",\"project\":{\"default_branch\":\"main\"}}",
        "{\"changes\":[{\"ref\":{\"id\":\"refs/heads/feature/a\",\"type\":\"BRANCH\"}}]}",
        "{\"push\":{\"changes\":[{\"new\":{\"type\":\"branch\",\"name\":\"feature/a\"}}]}}",
        "{\"push\":{\"changes\":[{\"new\":null,\"old\":{\"type\":\"branch\",\"name\":\"feature/a\"}}]}}"
      })
  void readsTheBranchOfEachForge(String json) {
    assertThat(push(json).branches()).containsExactly("feature/a");
    assertThat(push(json).concerns("feature/a")).isTrue();
    assertThat(push(json).concerns("feature")).isFalse();
  }

  @Test
  void knowsTheDefaultBranchWhereTheMessageNamesIt() {
    String json = "{\"ref\":\"refs/heads/%s\",\"repository\":{\"default_branch\":\"trunk\"}}";
    assertThat(push(json.formatted("trunk")).concerns(null)).isTrue();
    assertThat(push(json.formatted("main")).concerns(null)).isFalse();
    assertThat(push("{\"ref\":\"refs/heads/main\"}").concerns(null)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "3",
        "null",
        "{\"ref\":\"refs/tags/v1\"}",
        "{\"ref\":{}}",
        "{\"changes\":3,\"push\":[]}",
        "{\"push\":{\"changes\":[null,3,{\"new\":{\"type\":\"tag\",\"name\":\"v1\"}}]}}"
      })
  void concernsNobodyWithoutABranch(String json) {
    assertThat(push(json).concerns(null)).isFalse();
    assertThat(push(json).concerns("main")).isFalse();
  }
}
