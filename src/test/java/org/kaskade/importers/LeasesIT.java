package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kaskade.store.TestNeo4j;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/// Two instances that want to sync the same source.
class LeasesIT extends TriggerDoor {
  private final ConfigurableApplicationContext context;

  LeasesIT(@Autowired ConfigurableApplicationContext context) {
    this.context = context;
  }

  private static void expire(String name) {
    store(
        "MATCH (l:Lease {name: $name}) SET l.until = datetime.realtime() - duration('PT1S')",
        Map.of("name", name));
  }

  private static void check(Lease lease) {
    try (Session session = TestNeo4j.driver().session();
        Transaction transaction = session.beginTransaction()) {
      lease.check(transaction);
      transaction.commit();
    }
  }

  @Test
  void oneInstanceHoldsALeaseAtATime() {
    Leases here = new Leases(TestNeo4j.driver());
    Leases there = new Leases(TestNeo4j.driver());
    Lease held = here.attempt("one").orElseThrow();
    assertThat(there.attempt("one")).isEmpty();
    assertThat(there.attempt("other")).isPresent();
    check(held);
    held.close();
    Lease taken = there.attempt("one").orElseThrow();
    check(taken);
    assertThatThrownBy(() -> check(held)).hasMessageContaining("nothing was written");
    assertThat(here.attempt("one")).isEmpty();
    taken.close();
    here.stop();
    there.stop();
  }

  @Test
  void whoSleptIsKeptOutByTheTokenThoughItThinksItHolds() {
    Leases here = new Leases(TestNeo4j.driver());
    Leases there = new Leases(TestNeo4j.driver());
    Lease sleeping = here.attempt("slept").orElseThrow();
    expire("slept");
    Lease next = there.attempt("slept").orElseThrow();
    assertThatThrownBy(() -> check(sleeping)).hasMessageContaining("nothing was written");
    sleeping.close();
    check(next);
    assertThat(here.attempt("slept")).as("a late close gives back nothing").isEmpty();
    here.stop();
    there.stop();
  }

  @Test
  void aSyncWaitsForTheInstanceThatRunsOne() throws Exception {
    commit("shared", Map.of("hosts", "s-01.example.org\n"));
    add("shared", "ansible", Map.of());
    Leases there = new Leases(TestNeo4j.driver());
    Lease held = there.attempt("sync:shared").orElseThrow();
    CompletableFuture<Integer> waiting =
        CompletableFuture.supplyAsync(() -> sync("shared").get("created").asInt());
    Thread.sleep(1_000);
    assertThat(waiting).isNotDone();
    held.close();
    assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo(1);
    there.stop();
  }

  @Test
  void aSyncThatLostItsLeaseWritesNothing() throws Exception {
    commit("fenced", Map.of("hosts", "f-01.example.org\n"));
    add("fenced", "ansible", Map.of());
    context.addApplicationListener(
        (ApplicationListener<PayloadApplicationEvent<?>>)
            event -> {
              if (event.getPayload() instanceof SyncProgress progress
                  && progress.source().equals("fenced")
                  && progress.phase() == SyncProgress.Phase.WRITING) {
                store(
                    "MATCH (l:Lease {name: 'sync:fenced'}) SET l.token = l.token + 1, l.holder = 'other'",
                    Map.of());
              }
            });
    var answer = syncing("fenced");
    assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("LEASE_LOST");
    assertThat(cis("fenced")).isEmpty();
  }
}
