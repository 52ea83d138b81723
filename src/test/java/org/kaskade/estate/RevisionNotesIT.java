package org.kaskade.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaskade.schema.SchemaLoader;
import org.kaskade.store.TestNeo4j;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

class RevisionNotesIT {
  record Image(String name) {}

  @BeforeEach
  void anEmptyStore() {
    TestNeo4j.wipe();
  }

  private static RevisionNotes notes(Driver driver) {
    return new RevisionNotes(driver, new SchemaLoader(List.of()).load(), event -> {});
  }

  private static Origin origin(String operation) {
    return new Origin("anna", "api", "why", null, operation, "print");
  }

  private static RevisionNotes.Done<String> trace(Transaction transaction, String name) {
    transaction.run("CREATE (:Trace {name: $name})", Map.of("name", name)).consume();
    return new RevisionNotes.Done<>(
        List.of(new RevisionNotes.Note("CHG-1", new Image(name))), name);
  }

  private static long traces() {
    try (Session session = TestNeo4j.driver().session()) {
      return session.run("MATCH (t:Trace) RETURN count(t) AS n").single().get("n").asLong();
    }
  }

  @Test
  void isWrittenOnceThoughTheReplyToItsCommitIsLost() {
    AtomicBoolean lost = new AtomicBoolean();
    RevisionNotes.Written<String> written =
        notes(losing(TestNeo4j.driver(), Driver.class, lost))
            .write(origin("one"), transaction -> trace(transaction, "a"));

    assertThat(lost).isTrue();
    assertThat(traces()).isEqualTo(1);
    assertThat(written.revision().number()).isEqualTo(1);
    assertThat(written.result()).isNull();
    assertThat(notes(TestNeo4j.driver()).earlier("one").orElseThrow().fingerprint())
        .isEqualTo("print");
  }

  @Test
  void leavesNoTraceOfWhatIsRefused() {
    assertThatThrownBy(() ->
            notes(TestNeo4j.driver())
                .write(
                    origin("one"),
                    transaction -> {
                      trace(transaction, "a");
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(traces()).isZero();
    assertThat(notes(TestNeo4j.driver()).earlier("one")).isEmpty();
  }

  @Test
  void comesInOneLineWithoutGaps() throws Exception {
    RevisionNotes notes = notes(TestNeo4j.driver());
    List<Integer> numbers = new ArrayList<>();
    try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> written = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String name = "w" + i;
        written.add(
            writers.submit(() ->
                notes
                    .write(origin(name), transaction -> trace(transaction, name))
                    .revision()
                    .number()));
      }
      for (Future<Integer> each : written) {
        numbers.add(each.get());
      }
    }
    assertThat(numbers.stream().sorted().toList())
        .isEqualTo(java.util.stream.IntStream.rangeClosed(1, 20).boxed().toList());
    assertThat(notes.of("CHG-1", Integer.MAX_VALUE, 100, Image.class)).hasSize(20);
    assertThat(notes.of("CHG-1", 5, 2, Image.class))
        .extracting(kept -> kept.revision().number())
        .containsExactly(4, 3);
    assertThat(notes.between(18, 20, Image.class)).hasSize(2);
    assertThat(notes.count("CHG-1")).isEqualTo(20);
  }

  /// Once commits and then says that the connection broke.
  private static <T> T losing(T real, Class<T> type, AtomicBoolean lost) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(real, arguments);
                if (method.getName().equals("commit") && lost.compareAndSet(false, true)) {
                  throw new ServiceUnavailableException("connection reset");
                }
                return switch (result) {
                  case Session session -> losing(session, Session.class, lost);
                  case Transaction transaction -> losing(transaction, Transaction.class, lost);
                  case null, default -> result;
                };
              } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
              }
            }));
  }
}
