package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaskade.EventStreamListener;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// How listeners follow a sync.
class SyncSubscriptionsIT extends SyncDoor {
  private EventStreamListener listen(String arguments) throws Exception {
    return EventStreamListener.open(
        port(),
        TOKEN,
        "subscription { syncProgress%s { source phase done total } }".formatted(arguments),
        Map.of());
  }

  private static List<String> phases(EventStreamListener listener) throws Exception {
    List<String> phases = new ArrayList<>();
    String phase = "";
    while (!List.of("DONE", "FAILED").contains(phase)) {
      JsonNode progress = listener.next().at("/data/syncProgress");
      phase = progress.get("phase").asString();
      phases.add(progress.get("source").asString() + " " + phase);
    }
    return phases;
  }

  @Test
  void tellsThePhasesOfTheSyncOfOneSourceAndOfAll() throws Exception {
    commit("east", Map.of("hosts", "east-01.example.org\n"));
    commit("west", Map.of("hosts", "west-01.example.org\n"));
    add("east", "ansible", Map.of());
    add("west", "ansible", Map.of());
    try (EventStreamListener all = listen("");
        EventStreamListener west = listen("(source: \"west\")")) {
      sync("east");
      sync("west");

      List<String> phases = List.of("FETCHING", "READING", "WRITING", "DONE");
      assertThat(phases(west)).isEqualTo(phases.stream().map(p -> "west " + p).toList());
      assertThat(phases(all)).isEqualTo(phases.stream().map(p -> "east " + p).toList());
      assertThat(phases(all)).isEqualTo(phases.stream().map(p -> "west " + p).toList());
    }
  }

  @Test
  void tellsThatASyncFailed() throws Exception {
    commit("gone", Map.of("hosts", "east-01.example.org\n"));
    add("gone", "ansible", Map.of());
    assertThat(FileSystemUtils.deleteRecursively(repository("gone"))).isTrue();
    assertThat(Files.exists(repository("gone"))).isFalse();
    try (EventStreamListener listener = listen("(source: \"gone\")")) {
      syncing("gone");
      assertThat(phases(listener)).containsExactly("gone FETCHING", "gone FAILED");
    }
  }

  @Test
  void refusesASourceThatThereIsNot() throws Exception {
    try (EventStreamListener listener = listen("(source: \"nowhere\")")) {
      assertThat(listener.next().at("/errors/0/extensions/code").asString())
          .isEqualTo("UNKNOWN_SOURCE");
    }
  }
}
