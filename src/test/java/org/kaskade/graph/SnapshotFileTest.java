package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotFileTest {
  @TempDir @Nullable Path folder;

  private final OutagePropagation propagation = new OutagePropagation();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void readsWhatWasWrittenAfterEveryRevision(long seed) throws Exception {
    RandomEstate estate = new RandomEstate(seed);
    SnapshotFile file = file("schema");
    DependencyGraph graph =
        new GraphLiteral(new LinkedHashSet<>(estate.keys()), estate.dependencies()).graph();
    for (int revision = 0; revision < 20; revision++) {
      String which = "seed " + seed + ", revision " + revision;
      file.write(graph, revision);
      SnapshotFile.Content content = file.read();
      assertThat(content.revision()).as(which).isEqualTo(revision);
      assertSame(which, content.graph(), graph, estate);
      GraphDelta delta = delta(estate, revision);
      // The one that was read goes on as the one that was written would, every other time.
      DependencyGraph next = graph.with(delta);
      DependencyGraph read = content.graph().with(delta);
      assertSame(which + ", derived", read, next, estate);
      graph = revision % 2 == 0 ? next : read;
    }
  }

  @Test
  void keepsDependenciesThatWaitForTheirEnd() throws Exception {
    DependencyGraph graph =
        DependencyGraph.builder()
            .add(GraphLiteral.ci("web"))
            .add(new GraphDependency("web", "app", "USES", Strength.SOFT))
            .add(new GraphDependency("web", "db", "USES", Strength.HARD, "g", "50%"))
            .build();
    SnapshotFile file = file("schema");

    file.write(graph, 7);
    DependencyGraph complete =
        file.read()
            .graph()
            .with(
                new GraphDelta(
                    List.of(GraphLiteral.ci("app"), GraphLiteral.ci("db")), List.of(), Map.of()));

    assertThat(complete.dependenciesOf("web"))
        .containsExactly(
            new GraphDependency("web", "app", "USES", Strength.SOFT),
            new GraphDependency("web", "db", "USES", Strength.HARD, "g", "50%"));
  }

  @Test
  void keepsEveryTextAsItIs() throws Exception {
    List<GraphCi> cis =
        List.of(
            new GraphCi("", "", "Server", null, "ACTIVE", "HIGH", null),
            new GraphCi("é", "\uD83D\uDE80", "Dienst", "", "", "", "ÿ"),
            new GraphCi("\uD83D", "\uDE80\uD83D", "\u0100", "\u0000", "a", "b", "c"));
    DependencyGraphBuilder builder = DependencyGraph.builder();
    cis.forEach(builder::add);
    SnapshotFile file = file("schema");

    file.write(builder.build(), 1);

    assertThat(file.read().graph().cis()).containsExactlyInAnyOrderElementsOf(cis);
  }

  @Test
  void keepsMoreThan256Owners() throws Exception {
    DependencyGraphBuilder builder = DependencyGraph.builder();
    for (int owner = 0; owner < 300; owner++) {
      builder.add(
          new GraphCi("ci-" + owner, "a", "Server", null, "ACTIVE", "LOW", "team-" + owner));
    }
    SnapshotFile file = file("schema");

    file.write(builder.build(), 1);

    assertThat(file.read().graph().find("ci-299"))
        .hasValueSatisfying(ci -> assertThat(ci.owner()).isEqualTo("team-299"));
  }

  @Test
  void refusesEveryChangedByteOfASmallFile() throws Exception {
    SnapshotFile file = file("schema");
    file.write(GraphLiteral.graph("web -> app, app -> g=2:db1|db2|db3, db1 ~> site"), 3);
    byte[] whole = Files.readAllBytes(file.path());

    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= (byte) (1 << at % 8);
      assertRefused("byte " + at, file, changed);
    }
  }

  @Test
  void refusesEveryShortenedSmallFile() throws Exception {
    SnapshotFile file = file("schema");
    file.write(GraphLiteral.graph("web -> app, app -> g=2:db1|db2|db3, db1 ~> site"), 3);
    byte[] whole = Files.readAllBytes(file.path());

    for (int length = 0; length < whole.length; length++) {
      assertRefused("length " + length, file, Arrays.copyOf(whole, length));
    }
    assertRefused("a byte more", file, Arrays.copyOf(whole, whole.length + 1));
  }

  @Test
  void refusesSampledDamageOfAFileOfManyBlocks() throws Exception {
    SnapshotFile file = file("schema");
    LayeredEstate estate = new LayeredEstate(1, 30_000, 5);
    file.write(estate.graph(), 3);
    byte[] whole = Files.readAllBytes(file.path());
    assertThat(whole.length).isGreaterThan(3 * BlockOutput.BLOCK);
    assertThat(file.read().graph().size()).isEqualTo(30_000);

    Random random = new Random(5);
    for (int sample = 0; sample < 60; sample++) {
      int at = random.nextInt(whole.length);
      byte[] changed = whole.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      assertRefused("byte " + at, file, changed);
      assertRefused("length " + at, file, Arrays.copyOf(whole, at));
    }
    int block = BlockOutput.HEADER + BlockOutput.BLOCK;
    byte[] missing = new byte[whole.length - block];
    System.arraycopy(whole, 0, missing, 0, 12 + block);
    System.arraycopy(whole, 12 + 2 * block, missing, 12 + block, whole.length - (12 + 2 * block));
    assertRefused("a block left out", file, missing);
  }

  @Test
  void refusesAnotherSchemaAndAnotherFormat() throws Exception {
    SnapshotFile written = file("schema 1");
    written.write(GraphLiteral.graph("web -> app"), 3);

    assertThatThrownBy(() -> file("schema 2").read())
        .isInstanceOf(UnusableSnapshot.class)
        .hasMessageContaining("written under the schema schema 1, not schema 2; delete the file")
        .extracting("reason")
        .isEqualTo(UnusableSnapshot.Reason.OTHER_SCHEMA);
    byte[] other = Files.readAllBytes(written.path());
    other[11]++;
    Files.write(written.path(), other);
    assertThatThrownBy(written::read)
        .hasMessageContaining("of format 2, and this version reads format 1")
        .extracting("reason")
        .isEqualTo(UnusableSnapshot.Reason.OTHER_FORMAT);
    Files.writeString(written.path(), "a letter to the operator");
    assertThatThrownBy(written::read)
        .extracting("reason")
        .isEqualTo(UnusableSnapshot.Reason.OTHER_FORMAT);
  }

  @Test
  void keepsTheOldFileUntilTheNewOneIsWhole() throws Exception {
    SnapshotFile file = file("schema");
    assertThatThrownBy(file::read).isInstanceOf(NoSuchFileException.class);
    file.write(GraphLiteral.graph("web -> app"), 3);
    Files.writeString(file.path().resolveSibling("graph.snapshot.draft"), "cut short");

    assertThat(file.read().revision()).isEqualTo(3);
    file.write(GraphLiteral.graph("web -> app"), 4);

    assertThat(file.read().revision()).isEqualTo(4);
    assertThat(file.path().resolveSibling("graph.snapshot.draft")).doesNotExist();
  }

  private SnapshotFile file(String schemaHash) {
    Path inFolder = folder;
    if (inFolder == null) {
      throw new IllegalStateException("JUnit gives every test a folder");
    }
    return new SnapshotFile(inFolder.resolve("graph.snapshot"), schemaHash);
  }

  private static void assertRefused(String which, SnapshotFile file, byte[] bytes)
      throws IOException {
    Files.write(file.path(), bytes);
    UnusableSnapshot refusal = catchThrowableOfType(UnusableSnapshot.class, () -> file.read());
    assertThat(refusal).as(which).isNotNull();
  }

  private static GraphDelta delta(RandomEstate estate, int revision) {
    Random random = estate.random();
    List<String> keys = estate.keys();
    String changed = keys.get(random.nextInt(keys.size()));
    List<GraphCi> upserted = new ArrayList<>();
    if (random.nextBoolean()) {
      upserted.add(
          new GraphCi(
              keys.get(random.nextInt(keys.size())),
              "as of " + revision,
              "Server",
              null,
              "ACTIVE",
              "LOW",
              "team"));
    }
    List<String> removed =
        random.nextInt(3) == 0 ? List.of(keys.get(random.nextInt(keys.size()))) : List.of();
    return new GraphDelta(upserted, removed, Map.of(changed, estate.dependenciesOf(changed)));
  }

  private void assertSame(
      String which, DependencyGraph actual, DependencyGraph expected, RandomEstate estate) {
    assertThat(actual.cis()).as(which).containsExactlyInAnyOrderElementsOf(expected.cis());
    assertThat(actual.waiting).as(which).isEqualTo(expected.waiting);
    List<GraphDependency> dependencies = new ArrayList<>();
    Set<String> keys = new LinkedHashSet<>();
    for (GraphCi ci : expected.cis()) {
      keys.add(ci.key());
      dependencies.addAll(expected.dependenciesOf(ci.key()));
      assertThat(actual.find(ci.key())).as(which).contains(ci);
      assertThat(actual.dependenciesOf(ci.key()))
          .as(which)
          .isEqualTo(expected.dependenciesOf(ci.key()));
      assertThat(actual.dependentsOf(ci.key()))
          .as(which)
          .isEqualTo(expected.dependentsOf(ci.key()));
    }
    Map<String, ImpactState> scenario = estate.scenario();
    scenario.keySet().retainAll(keys);
    ImpactAssertions.assertAgrees(
        which, propagation.impactOf(actual, scenario), keys, dependencies, scenario);
  }
}
