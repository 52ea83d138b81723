package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// Syncs that begin because their time has come.
class ScheduleIT extends TriggerDoor {
  /// As if the time had passed.
  private static void comeNow(String name) {
    store("MATCH (s:Source {name: $name}) SET s.due = datetime.realtime()", Map.of("name", name));
  }

  private static Duration until(JsonNode told) {
    return Duration.between(Instant.now(), Instant.parse(told.get("nextSync").asString()));
  }

  private static boolean isBetween(Duration time, String least, String most) {
    return time.compareTo(Duration.parse(least)) > 0 && time.compareTo(Duration.parse(most)) < 0;
  }

  @Test
  void syncsWhenItsTimeHasComeAndSaysWhenTheNextIs() throws Exception {
    String first = commit("timed", Map.of("hosts", "a-01.example.org\n"));
    add("timed", "ansible", Map.of("every", "PT10M"));
    JsonNode planned = told("timed");
    assertThat(planned.get("every").asString()).isEqualTo("PT10M");
    assertThat(until(planned)).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
    assertThat(planned.get("lastSync").isNull()).isTrue();

    comeNow("timed");
    toldOnce("timed", s -> s.at("/lastSync/commit").asString("").equals(first));
    assertThat(cis("timed")).containsKey("server:a-01.example.org");
    // While a sync runs, its turn is to come again in a quarter of an hour.
    JsonNode told = toldOnce("timed", s -> isBetween(until(s), "PT9M", "PT12M"));
    assertThat(told.get("lastFailure").isNull()).isTrue();

    String second = commit("timed", Map.of("hosts", "a-01.example.org\na-02.example.org\n"));
    comeNow("timed");
    toldOnce("timed", s -> s.at("/lastSync/commit").asString("").equals(second));
  }

  @Test
  void tellsWhyASyncFailsTriesMoreRarelyAndRecovers() throws Exception {
    commit("shaky", Map.of("hosts", "a-01.example.org\n"));
    add("shaky", "ansible", Map.of("every", "PT2H"));
    FileSystemUtils.deleteRecursively(repository("shaky"));

    comeNow("shaky");
    JsonNode failed = toldOnce("shaky", s -> !s.get("lastFailure").isNull());
    assertThat(failed.at("/lastFailure/code").asString()).isEqualTo("UNUSABLE_REPOSITORY");
    assertThat(failed.at("/lastFailure/message").asString()).isNotBlank();
    assertThat(failed.at("/lastFailure/attempts").asInt()).isEqualTo(1);
    toldOnce("shaky", s -> until(s).compareTo(Duration.ofSeconds(70)) < 0);
    comeNow("shaky");
    toldOnce("shaky", s -> s.at("/lastFailure/attempts").asInt() == 2);
    toldOnce("shaky", s -> isBetween(until(s), "PT90S", "PT5M"));

    String commit = commit("shaky", Map.of("hosts", "a-01.example.org\n"));
    comeNow("shaky");
    JsonNode well = toldOnce("shaky", s -> s.get("lastFailure").isNull());
    assertThat(well.at("/lastSync/commit").asString()).isEqualTo(commit);
    toldOnce("shaky", s -> until(s).compareTo(Duration.ofMinutes(110)) > 0);
  }

  @Test
  void plansNothingForASourceOnDemand() throws Exception {
    commit("asked", Map.of("hosts", "a-01.example.org\n"));
    add("asked", "ansible", Map.of("every", "PT10M"));
    add("asked", "ansible", Map.of());
    assertThat(told("asked").get("nextSync").isNull()).isTrue();
    sync("asked");
    assertThat(told("asked").get("nextSync").isNull()).isTrue();
    FileSystemUtils.deleteRecursively(repository("asked"));
    syncing("asked");
    JsonNode failed = told("asked");
    assertThat(failed.at("/lastFailure/attempts").asInt()).isEqualTo(1);
    assertThat(failed.get("nextSync").isNull()).isTrue();
  }
}
