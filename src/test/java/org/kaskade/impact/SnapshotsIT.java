package org.kaskade.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.GraphQlDoor;
import org.kaskade.estate.EstateReader;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.GraphDependency;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.store.TestNeo4j;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class SnapshotsIT extends GraphQlDoor {
  private static Map<String, Object> app(String name) {
    return Map.of("key", "application:" + name, "class", "Application", "name", name);
  }

  private static Map<String, Object> needs(String dependent, String provider) {
    return Map.of("dependent", "application:" + dependent, "provider", "application:" + provider);
  }

  private List<String> reached(String key) {
    JsonNode impact =
        data(
            "query($key: ID!) { outageImpact(input: {failed: [{key: $key}]}) { affected(first: 1000) { nodes { ci { key } } } } }",
            Map.of("key", key));
    return impact
        .at("/outageImpact/affected/nodes")
        .valueStream()
        .map(n -> n.at("/ci/key").asString())
        .toList();
  }

  @Test
  void takesARetiredCiOutAndItsDependentsBackWhenItReturns() {
    register("back-web", "MERGE", List.of(app("back-web"), app("back-db")), List.of());
    register("back-db", "MERGE", List.of(app("back-db")), List.of());
    register(
        "back-web", "REPLACE", List.of(app("back-web")), List.of(needs("back-web", "back-db")));
    assertThat(reached("application:back-db"))
        .containsExactly("application:back-db", "application:back-web");

    register("back-db", "REPLACE", List.of(), List.of());
    assertThat(
            refusal(
                "{ outageImpact(input: {failed: [{key: \"application:back-db\"}]}) { revision { number } } }"))
        .isEqualTo("RETIRED_CI");

    register("back-db", "MERGE", List.of(app("back-db")), List.of());
    assertThat(reached("application:back-db"))
        .containsExactly("application:back-db", "application:back-web");

    Map<String, Object> gone = new HashMap<>(app("back-web"));
    gone.put("lifecycle", "RETIRED");
    register("back-web", "MERGE", List.of(gone), List.of());
    assertThat(reached("application:back-db")).containsExactly("application:back-db");
  }

  @Test
  void numbersRevisionsOfParallelWritersWithoutGaps() throws Exception {
    register("parallel", "MERGE", List.of(app("shared")), List.of());
    int before = latestRevision();
    List<Future<List<Integer>>> writers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int writer = 0; writer < 8; writer++) {
        String name = "parallel-" + writer;
        writers.add(
            threads.submit(
                () -> IntStream.range(0, 13).map(i -> written(name, i)).boxed().toList()));
      }
      List<Integer> numbers = new ArrayList<>();
      for (Future<List<Integer>> writer : writers) {
        numbers.addAll(writer.get());
      }
      assertThat(numbers)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(before + 1, before + 104).boxed().toList());
    }
    assertThat(reached("application:shared")).hasSize(105);
  }

  private int written(String writer, int i) {
    String name = writer + "-" + i;
    int revision =
        register(writer, "MERGE", List.of(app(name)), List.of(needs(name, "shared")))
            .at("/revision/number")
            .asInt();
    assertThat(reached("application:shared")).contains("application:" + name);
    return revision;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void equalsWhatTheStoreHoldsAfterAnySequenceOfCalls(
      long seed,
      @Autowired Snapshots snapshots,
      @Autowired EstateReader estate,
      @Autowired CmdbSchema schema,
      @Autowired PastSnapshots past,
      @TempDir Path folder)
      throws InterruptedException {
    Random random = new Random(seed);
    Map<Integer, Map<GraphCi, List<GraphDependency>>> history = new TreeMap<>();
    SnapshotFiles none = new SnapshotFiles(folder.resolve("none"), estate, schema);
    Snapshots follower = new Snapshots(estate, none, schema, 50);
    follower.start();
    try {
      for (int call = 0; call < 60; call++) {
        JsonNode answer = anyCall(random, "random-" + seed);
        if (answer.get("revision").isObject()) {
          int number = answer.at("/revision/number").asInt();
          assertThat(snapshots.newest().revision().number()).isEqualTo(number);
          if (number % 4 == 0) {
            history.put(number, content(snapshots.newest().graph()));
          }
        }
        if (call % 6 == 0) {
          Snapshot fresh = new Snapshots(estate, none, schema, 50).newest();
          assertThat(content(snapshots.newest().graph()))
              .as("seed %d, call %d", seed, call)
              .isEqualTo(content(fresh.graph()));
        }
      }
      int newest = snapshots.newest().revision().number();
      for (int i = 0; i < 200 && follower.newest().revision().number() < newest; i++) {
        Thread.sleep(50);
      }
      assertThat(content(follower.newest().graph()))
          .as("follower, seed %d", seed)
          .isEqualTo(content(snapshots.newest().graph()));
      assertThat(history).hasSizeGreaterThan(5);
      history.forEach((number, then) ->
          assertThat(content(past.at(number).graph()))
              .as("revision %d, seed %d", number, seed)
              .isEqualTo(then));
    } finally {
      follower.stop();
    }
  }

  @Test
  void startsFromAFileAndTheJournalAfterIt(
      @Autowired Snapshots snapshots,
      @Autowired EstateReader estate,
      @Autowired CmdbSchema schema,
      @TempDir Path folder)
      throws IOException {
    Random random = new Random(11);
    SnapshotFiles files = new SnapshotFiles(folder, estate, schema);
    Snapshots writing = new Snapshots(estate, files, schema, 50);
    register("filed", "MERGE", List.of(app("filed")), List.of());
    writing.start();
    writing.stop();
    Path file = onlyFile(folder);
    assertThat(files.newest()).isPresent();
    assertThat(content(files.newest().orElseThrow().graph()))
        .isEqualTo(content(snapshots.newest().graph()));

    for (int call = 0; call < 15; call++) {
      anyCall(random, "filed");
    }
    assertThat(content(new Snapshots(estate, files, schema, 50).newest().graph()))
        .isEqualTo(content(snapshots.newest().graph()));

    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThat(content(new Snapshots(estate, files, schema, 50).newest().graph()))
        .isEqualTo(content(snapshots.newest().graph()));
    assertThat(file).as("a damaged file").doesNotExist();
  }

  @Test
  void usesNoFileOfAnotherStore(
      @Autowired Snapshots snapshots,
      @Autowired EstateReader estate,
      @Autowired CmdbSchema schema,
      @TempDir Path folder)
      throws IOException {
    register("foreign", "MERGE", List.of(app("foreign")), List.of());
    SnapshotFiles files = new SnapshotFiles(folder, estate, schema);
    files.write(snapshots.newest());
    Path file = onlyFile(folder);
    Path foreign =
        file.resolveSibling(
            file.getFileName().toString().replaceAll("-[0-9a-f]{16}", "-" + "0".repeat(16)));
    Files.move(file, foreign);
    assertThat(files.newest()).isEmpty();
    assertThat(foreign).doesNotExist();
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("snapshots"))) {
      return files.toList().getFirst();
    }
  }

  @Test
  void beginsAnewWhenTheStoreWasWipedOrRestored(
      @Autowired EstateReader estate, @Autowired CmdbSchema schema, @TempDir Path folder) {
    TestNeo4j.wipe();
    register("lost", "MERGE", List.of(app("lost-1")), List.of());
    Snapshots snapshots =
        new Snapshots(estate, new SnapshotFiles(folder, estate, schema), schema, 60_000);
    assertThat(keys(snapshots)).containsExactly("application:lost-1");

    TestNeo4j.wipe();
    snapshots.follow();
    assertThat(keys(snapshots)).as("wiped").isEmpty();

    register("lost", "MERGE", List.of(app("lost-2")), List.of());
    snapshots.follow();
    assertThat(keys(snapshots)).containsExactly("application:lost-2");
    TestNeo4j.wipe();
    register("lost", "MERGE", List.of(app("lost-3")), List.of());
    assertThat(estate.latest().number()).isEqualTo(snapshots.newest().revision().number());
    snapshots.follow();
    assertThat(keys(snapshots)).as("as many revisions").containsExactly("application:lost-3");

    TestNeo4j.wipe();
    register("lost", "MERGE", List.of(app("lost-4")), List.of());
    register("lost", "MERGE", List.of(app("lost-5")), List.of());
    snapshots.follow();
    assertThat(keys(snapshots))
        .as("more revisions")
        .containsExactly("application:lost-4", "application:lost-5");
    assertThat(reached("application:lost-5")).containsExactly("application:lost-5");
  }

  private static List<String> keys(Snapshots snapshots) {
    return content(snapshots.newest().graph()).keySet().stream().map(GraphCi::key).toList();
  }

  private JsonNode anyCall(Random random, String prefix) {
    List<Map<String, Object>> items = new ArrayList<>();
    List<Map<String, Object>> dependencies = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      if (random.nextInt(3) > 0) {
        Map<String, Object> item = new HashMap<>(app(prefix + "-" + i));
        if (random.nextInt(5) == 0) {
          item.put("lifecycle", random.nextBoolean() ? "RETIRED" : "PLANNED");
        }
        if (random.nextInt(4) == 0) {
          item.put("owner", "team " + random.nextInt(3));
        }
        items.add(item);
        int provider = random.nextInt(8);
        if (provider != i) {
          Map<String, Object> need =
              new HashMap<>(needs(prefix + "-" + i, prefix + "-" + provider));
          switch (random.nextInt(4)) {
            case 0 -> need.put("group", "g");
            case 1 -> need.put("strength", "SOFT");
            case 2 -> need.put("type", "CALLS");
            default -> need.put("type", "PART_OF");
          }
          dependencies.add(need);
        }
      }
    }
    String source = prefix + "-" + random.nextInt(3);
    JsonNode answer =
        register(source, random.nextInt(3) == 0 ? "REPLACE" : "MERGE", items, dependencies);
    return answer.get("errors").isEmpty()
        ? answer
        : register(source, random.nextInt(3) == 0 ? "REPLACE" : "MERGE", items, List.of());
  }

  private static Map<GraphCi, List<GraphDependency>> content(DependencyGraph graph) {
    Map<GraphCi, List<GraphDependency>> content = new TreeMap<>(Comparator.comparing(GraphCi::key));
    graph.cis().forEach(ci -> content.put(ci, graph.dependenciesOf(ci.key())));
    return content;
  }
}
