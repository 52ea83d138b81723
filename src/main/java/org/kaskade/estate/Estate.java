package org.kaskade.estate;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.BatchResolver.Resolution;
import org.kaskade.schema.CmdbSchema;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// The way data gets in: a batch of claims becomes a change set, the change set one transaction,
/// the transaction one revision.
///
/// The change set is worked out without locks first. Under the revision counter's lock it is used
/// if no revision came in between, else worked out again: writers stand in one line there, and
/// numbers are gapless.
@Component
public class Estate {
  private final Driver driver;
  private final RevisionWriter revisions;
  private final ClaimStore store;
  private final BatchResolver resolver;
  private final ChangeSets changeSets;
  private final DependencyStore dependencies;
  private final EstateReader reader;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Estate(
      Driver driver,
      CmdbSchema schema,
      RevisionWriter revisions,
      DependencyStore dependencies,
      EstateReader reader,
      ApplicationEventPublisher events,
      Clock clock) {
    this.driver = driver;
    this.revisions = revisions;
    this.dependencies = dependencies;
    this.reader = reader;
    this.events = events;
    this.clock = clock;
    this.store = new ClaimStore(schema);
    this.changeSets = new ChangeSets(schema);
    this.resolver = new BatchResolver(schema, store, changeSets);
  }

  /// What happens to the rest of a batch of which a part is refused.
  public enum OnRefusal {
    /// Nothing is written.
    REFUSE_ALL,
    /// The rest is written.
    LEAVE_OUT
  }

  /// Writes a batch, unless it changes nothing, a part is refused, or the caller says no.
  ///
  /// @param proceed is shown what the batch would do, and says whether to do it; may be asked twice
  /// @return what was done, after everyone in this process who follows revisions has seen it
  public Outcome submit(
      ClaimBatch batch, Origin origin, OnRefusal onRefusal, Predicate<Outcome> proceed) {
    return submit(batch, origin, onRefusal, proceed, Fence.NONE);
  }

  /// The same for a writer whose right to write can end.
  public Outcome submit(
      ClaimBatch batch,
      Origin origin,
      OnRefusal onRefusal,
      Predicate<Outcome> proceed,
      Fence fence) {
    Prepared prepared;
    int base;
    try (Session session = driver.session()) {
      base = Revisions.latest(session).number();
      prepared = prepare(session, batch);
    }
    if (!mayWrite(prepared, onRefusal, proceed)) {
      return answer(prepared, onRefusal);
    }
    if (prepared.changes().cis().isEmpty()) {
      Outcome nothing = answer(prepared, onRefusal).writtenAs(null);
      if (origin.fingerprint() != null) {
        try (Session session = driver.session()) {
          Revisions.remember(session, origin, nothing);
        }
      }
      return nothing;
    }
    RevisionWriter.Written written =
        revisions.write(
            origin,
            base,
            prepared,
            transaction -> prepare(transaction, batch),
            again -> mayWrite(again, onRefusal, proceed),
            fence);
    Outcome earlier = written.earlier();
    if (earlier != null) {
      Revision made = earlier.revision();
      if (made != null) {
        reader.since(made.number() - 1, 1).forEach(events::publishEvent);
      }
      return earlier;
    }
    Prepared applied = Objects.requireNonNull(written.prepared());
    if (!written.applied()) {
      return answer(applied, onRefusal);
    }
    Revision revision = written.revision();
    if (revision != null) {
      events.publishEvent(committed(revision, applied.changes()));
    }
    return answer(applied, onRefusal).writtenAs(revision);
  }

  /// Works out what a batch would do, parts that are refused left out, and writes nothing.
  public Proposal propose(ClaimBatch batch) {
    try (Session session = driver.session()) {
      Revision base = Revisions.latest(session);
      Prepared prepared = prepare(session, batch);
      return new Proposal(
          answer(prepared, OnRefusal.LEAVE_OUT),
          PlannedChanges.of(prepared.changes()),
          prepared.changes().cis().stream().flatMap(ci -> ci.overruled().stream()).toList(),
          committed(base, prepared.changes()));
    }
  }

  /// Writes what is worked out from the store as it is, as one revision.
  ///
  /// @param work may be done twice, the second time under the writers' lock
  /// @return null when it changes nothing
  @Nullable Revision write(Origin origin, Function<QueryRunner, ChangeSet> work) {
    Prepared prepared;
    int base;
    try (Session session = driver.session()) {
      base = Revisions.latest(session).number();
      prepared = new Prepared(work.apply(session), List.of(), 0);
    }
    RevisionWriter.Written written =
        revisions.write(
            origin,
            base,
            prepared,
            transaction -> new Prepared(work.apply(transaction), List.of(), 0),
            again -> again.changes().matters(),
            Fence.NONE);
    Revision revision = written.revision();
    if (revision != null) {
      events.publishEvent(
          committed(revision, Objects.requireNonNull(written.prepared()).changes()));
    }
    return revision;
  }

  /// What the call with this operation id did, if it wrote a revision.
  Optional<WrittenOperation> written(String operation) {
    try (Session session = driver.session()) {
      return Revisions.written(session, operation);
    }
  }

  /// Whether this is the name of an inventory in Git, which speaks by its repository alone.
  boolean isInventory(String source) {
    try (Session session = driver.session()) {
      return session
          .run(
              "RETURN EXISTS { MATCH (:Source {name: $source}) } AS inventory",
              Values.parameters("source", source))
          .single()
          .get("inventory")
          .asBoolean();
    }
  }

  /// A change set with the refusals that came with it.
  ///
  /// @param saidBefore CIs the source spoke of before
  record Prepared(ChangeSet changes, List<Refusal> refusals, int saidBefore) {}

  private static boolean mayWrite(
      Prepared prepared, OnRefusal onRefusal, Predicate<Outcome> proceed) {
    boolean refused = onRefusal == OnRefusal.REFUSE_ALL && !prepared.refusals().isEmpty();
    return !refused && proceed.test(answer(prepared, onRefusal));
  }

  private static Outcome answer(Prepared prepared, OnRefusal onRefusal) {
    return onRefusal == OnRefusal.REFUSE_ALL && !prepared.refusals().isEmpty()
        ? Outcome.refused(prepared.refusals())
        : Outcome.of(prepared.changes(), prepared.saidBefore(), prepared.refusals());
  }

  private Prepared prepare(QueryRunner query, ClaimBatch batch) {
    Instant now = clock.instant();
    Resolution resolution = resolver.resolve(query, batch, now);
    Set<String> keys = new HashSet<>(resolution.batch().claims().keySet());
    List<String> saidBefore =
        switch (batch.scope()) {
          case ADDITIONAL -> List.of();
          case WHOLE_SOURCE -> store.saidBy(query, batch.source());
          case FILES -> store.saidBy(query, batch.source(), batch.files());
        };
    keys.addAll(saidBefore);
    Map<String, StoredCi> stored = store.load(query, keys);
    ChangeSet changes = changeSets.of(resolution.batch(), stored);
    // Only what retires something is compared with all the source says.
    int said =
        batch.scope() == ClaimBatch.Scope.FILES && changes.retired() > 0
            ? store.saidBy(query, batch.source()).size()
            : saidBefore.size();
    return new Prepared(changes, resolution.refusals(), said);
  }

  private RevisionCommitted committed(Revision revision, ChangeSet changes) {
    List<Ci> cis = new ArrayList<>();
    Map<String, List<Dependency>> dependenciesOf = new TreeMap<>();
    List<String> flipped = new ArrayList<>();
    for (ChangeSet.CiChange change : changes.cis()) {
      if (change.valuesChange()) {
        cis.add(Fields.ci(change.key(), change.after().ciClass(), change.after().values()));
      }
      if (change.dependenciesChange() || change.flips()) {
        dependenciesOf.put(change.key(), change.after().dependencies());
      }
      if (change.flips()) {
        flipped.add(change.key());
      }
    }
    if (!flipped.isEmpty()) {
      try (Session session = driver.session()) {
        dependencies.ofDependentsOf(session, flipped).forEach(dependenciesOf::putIfAbsent);
      }
    }
    return new RevisionCommitted(revision, cis, Collections.unmodifiableMap(dependenciesOf));
  }
}
