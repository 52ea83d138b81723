package org.kaskade.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.estate.ChangeSet.CiChange;
import org.kaskade.estate.ChangeSet.ClaimWrite;
import org.kaskade.estate.ChangeSet.ClaimWrite.Action;
import org.kaskade.estate.Claim.ClaimedDependency;
import org.kaskade.estate.Claim.Site;
import org.kaskade.schema.Strength;
import org.kaskade.schema.TestSchema;

class ChangeSetsTest {
  private static final String KEY = "server:a";
  private static final Site API = new Site("scan", "");

  private final ChangeSets changeSets = new ChangeSets(TestSchema.SCHEMA);

  private static Claim claim(
      Site site,
      @Nullable String ciClass,
      Map<String, Object> values,
      ClaimedDependency... dependencies) {
    return new Claim(site, ciClass, values, List.of(dependencies), 7, "c1", "me", Instant.EPOCH);
  }

  private static Claim at(Claim claim, int line, String commit) {
    return new Claim(
        claim.site(),
        claim.ciClass(),
        claim.values(),
        claim.dependencies(),
        line,
        commit,
        claim.author(),
        Instant.EPOCH.plusSeconds(60));
  }

  private static ClaimedDependency needs(String provider, @Nullable Strength strength) {
    return new ClaimedDependency(provider, "DEPENDS_ON", strength, null, null, null);
  }

  /// What the store holds after these claims were written.
  private static StoredCi stored(Claim... claims) {
    EffectiveCi ci = EffectiveCi.of(KEY, List.of(claims), null, TestSchema.SCHEMA);
    return new StoredCi(KEY, ci.ciClass(), ci.values(), List.of(claims));
  }

  private ChangeSet adding(@Nullable StoredCi before, Claim... said) {
    return of(false, Set.of(), before, said);
  }

  private ChangeSet replacing(@Nullable StoredCi before, Claim... said) {
    return of(true, Set.of(), before, said);
  }

  private ChangeSet of(
      boolean wholeSource, Set<String> keptFiles, @Nullable StoredCi before, Claim... said) {
    Map<Site, Claim> bySite = new HashMap<>();
    for (Claim claim : said) {
      bySite.put(claim.site(), claim);
    }
    return changeSets.of(
        new ResolvedBatch(
            "scan",
            wholeSource ? ClaimBatch.Scope.WHOLE_SOURCE : ClaimBatch.Scope.ADDITIONAL,
            new KeptFiles(keptFiles),
            Set.of(),
            bySite.isEmpty() ? Map.of() : Map.of(KEY, bySite)),
        before == null ? Map.of() : Map.of(KEY, before));
  }

  private static Collection<Action> actions(ChangeSet changes) {
    return changes.cis().stream()
        .flatMap(change -> change.claims().stream())
        .map(ClaimWrite::action)
        .toList();
  }

  @Test
  void createsWhatIsNew() {
    ChangeSet changes = adding(null, claim(API, "Server", Map.of("name", "a")));

    assertThat(changes.created()).isOne();
    assertThat(actions(changes)).containsExactly(Action.CREATE);
  }

  @Test
  void isEmptyWhenTheSameIsSaidAgain() {
    Claim said = claim(API, "Server", Map.of("name", "a"), needs("server:x", null));

    for (ChangeSet changes : List.of(adding(stored(said), said), replacing(stored(said), said))) {
      assertThat(changes.cis()).isEmpty();
      assertThat(changes.unchanged()).isOne();
    }
  }

  @Test
  void isEmptyWhenAGroupIsNamedAgainOfWhichOneDependencyNamesTheNeed() {
    Claim said =
        claim(
            API,
            "Server",
            Map.of("name", "a"),
            new ClaimedDependency("server:x", "DEPENDS_ON", null, "g", "2", null),
            new ClaimedDependency("server:y", "DEPENDS_ON", null, "g", null, null));

    assertThat(adding(stored(said), said).cis()).isEmpty();
    assertThat(replacing(stored(said), said).cis()).isEmpty();
  }

  @Test
  void makesNoRevisionOfAClaimThatMoved() {
    Site file = new Site("scan", "hosts");
    Claim said = claim(file, "Server", Map.of("name", "a"));

    ChangeSet changes = replacing(stored(said), at(said, 9, "c2"));

    assertThat(actions(changes)).containsExactly(Action.MOVE);
    assertThat(changes.matters()).isFalse();
    assertThat(changes.cis().getFirst().claims().getFirst().claim().claimedAt())
        .as("first said then")
        .isEqualTo(Instant.EPOCH);
  }

  @Test
  void addsAttributeByAttributeAndTakesAwayWhatIsCleared() {
    Claim before = claim(API, "Server", Map.of("name", "a", "role", "db", "cpuCores", 4));

    ChangeSet changes =
        adding(stored(before), claim(API, "Server", Map.of("cpuCores", 8, "role", Cleared.VALUE)));

    CiChange change = changes.cis().getFirst();
    assertThat(actions(changes)).containsExactly(Action.CHANGE);
    assertThat(change.after().values())
        .containsEntry("name", "a")
        .containsEntry("cpuCores", 8)
        .doesNotContainKey("role");
  }

  @Test
  void takesADependencyThatIsNamedAgainAsItIsNamedNow() {
    Claim before =
        claim(API, "Server", Map.of(), needs("server:x", Strength.SOFT), needs("server:y", null));

    ChangeSet changes =
        adding(stored(before), claim(API, "Server", Map.of(), needs("server:x", null)));

    assertThat(changes.cis().getFirst().after().dependencies())
        .extracting(Dependency::provider, Dependency::strength)
        .containsExactly(tuple("server:x", Strength.HARD), tuple("server:y", Strength.HARD));
    assertThat(changes.dependenciesAdded()).isZero();
    assertThat(changes.dependenciesRemoved()).isZero();
  }

  @Test
  void withdrawsWhatAWholeSourceNoLongerSaysAndRetiresWhatNobodyHolds() {
    Claim mine = claim(API, "Server", Map.of("name", "a"), needs("server:x", null));
    Claim other = claim(new Site("other", ""), "Server", Map.of("name", "a"));

    ChangeSet alone = replacing(stored(mine));
    assertThat(actions(alone)).containsExactly(Action.WITHDRAW);
    assertThat(alone.retired()).isOne();
    assertThat(alone.dependenciesRemoved()).isOne();

    ChangeSet held = replacing(stored(mine, other));
    assertThat(actions(held)).containsExactly(Action.WITHDRAW);
    assertThat(held.retired()).isZero();
  }

  @Test
  void keepsWhatAFileSaidThatCanNotBeReadNow() {
    Claim unread = claim(new Site("scan", "lost/hosts"), "Server", Map.of("name", "a"));

    assertThat(of(true, Set.of("lost/"), stored(unread)).cis()).isEmpty();
    assertThat(of(true, Set.of("lost/other"), stored(unread)).retired()).isOne();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void leavesNothingToDoWhenItWasDone(long seed) {
    Random random = new Random(seed);
    StoredCi now = null;
    for (int step = 0; step < 200; step++) {
      boolean wholeSource = random.nextBoolean();
      Claim[] said = random.nextInt(5) == 0 ? new Claim[0] : new Claim[] {any(random)};
      ChangeSet changes = of(wholeSource, Set.of(), now, said);
      StoredCi next = applied(now, changes);
      assertThat(next == null ? List.of() : of(wholeSource, Set.of(), next, said).cis())
          .as("seed %d, step %d", seed, step)
          .isEmpty();
      now = next;
    }
  }

  private static Claim any(Random random) {
    Map<String, Object> values = new HashMap<>();
    for (String name : List.of("name", "role", "owner")) {
      switch (random.nextInt(4)) {
        case 0 -> values.put(name, "v" + random.nextInt(3));
        case 1 -> values.put(name, Cleared.VALUE);
        default -> {}
      }
    }
    List<ClaimedDependency> dependencies = new ArrayList<>();
    for (String provider : List.of("server:x", "server:y")) {
      if (random.nextBoolean()) {
        dependencies.add(
            new ClaimedDependency(
                provider,
                "DEPENDS_ON",
                random.nextBoolean() ? Strength.SOFT : null,
                random.nextBoolean() ? "g" : null,
                null,
                null));
      }
    }
    return claim(API, "Server", values, dependencies.toArray(ClaimedDependency[]::new));
  }

  /// The slow, obvious writer: claims by site, replaced one by one.
  private static @Nullable StoredCi applied(@Nullable StoredCi before, ChangeSet changes) {
    if (changes.cis().isEmpty()) {
      return before;
    }
    Map<Site, Claim> claims = new HashMap<>();
    if (before != null) {
      before.claims().forEach(claim -> claims.put(claim.site(), claim));
    }
    CiChange change = changes.cis().getFirst();
    for (ClaimWrite write : change.claims()) {
      if (write.action() == Action.WITHDRAW) {
        claims.remove(write.claim().site());
      } else {
        claims.put(write.claim().site(), write.claim());
      }
    }
    return new StoredCi(
        KEY, change.after().ciClass(), change.after().values(), List.copyOf(claims.values()));
  }
}
