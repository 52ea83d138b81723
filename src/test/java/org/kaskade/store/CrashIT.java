package org.kaskade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaskade.ChildJvm;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

class CrashIT {
  private static final int WRITES = 500;

  @TempDir Path temporary;

  @Test
  void losesNothingThatWasAnsweredWhenKilledInTheMiddle() {
    // So that the time of the restart is that of the recovery, not of loading Neo4j's classes.
    TestNeo4j.driver();
    Path data = temporary.resolve("data");
    try (ChildJvm writer =
        ChildJvm.start(AcknowledgingWriter.class.getName(), List.of(data.toString()))) {
      writer.awaitLine("committed 1"::equals);
      assertThatThrownBy(() -> DataDirectory.open(data))
          .isInstanceOf(UnusableStore.class)
          .hasMessageContaining("process " + writer.pid());
      writer.awaitLine(("committed " + WRITES)::equals);
      writer.kill();
      writer.awaitExit();
      int answered = (int) writer.said().lines().filter(l -> l.startsWith("committed ")).count();

      Instant restart = Instant.now();
      try (DataDirectory directory = DataDirectory.open(data);
          EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(directory, TestNeo4j.SMALL);
          Driver driver = GraphDatabase.driver(neo4j.uri(), neo4j.authentication())) {
        List<Integer> found =
            driver
                .executableQuery("MATCH (w:Written) RETURN w.number AS number")
                .execute()
                .records()
                .stream()
                .map(row -> row.get("number").asInt())
                .toList();
        assertThat(Duration.between(restart, Instant.now())).isLessThan(Duration.ofSeconds(60));
        assertThat(found).containsAll(IntStream.rangeClosed(1, answered).boxed().toList());
        // The one write in doubt may have been committed before it could be said.
        assertThat(found).hasSizeBetween(answered, answered + 1);
      }
    }
  }
}
