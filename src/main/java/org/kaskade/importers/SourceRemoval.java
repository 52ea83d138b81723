package org.kaskade.importers;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.CurrentActor;
import org.kaskade.estate.ClaimBatch;
import org.kaskade.estate.Estate;
import org.kaskade.estate.Origin;
import org.kaskade.estate.Outcome;
import org.kaskade.estate.Proposal;
import org.kaskade.importers.git.GitRepositories;
import org.kaskade.importers.git.GitUrl;
import org.springframework.stereotype.Component;

/// Takes a source away with all it says. What other sources say of the same CIs stays.
@Component
class SourceRemoval {
  private final Sources sources;
  private final Syncs syncs;
  private final Estate estate;
  private final GitRepositories repositories;
  private final CurrentActor actor;

  SourceRemoval(
      Sources sources,
      Syncs syncs,
      Estate estate,
      GitRepositories repositories,
      CurrentActor actor) {
    this.sources = sources;
    this.syncs = syncs;
    this.estate = estate;
    this.repositories = repositories;
    this.actor = actor;
  }

  /// Removes a source, unless that retires CIs and isn't accepted: then it shows what would go.
  Removal remove(Source source, boolean accept) {
    return syncs.inTurn(
        source.name(),
        lease -> {
          ClaimBatch nothing =
              new ClaimBatch(
                  source.name(), ClaimBatch.Scope.WHOLE_SOURCE, List.of(), List.of(), Set.of());
          Proposal proposal = estate.propose(nothing);
          if (!accept && proposal.outcome().retired() > 0) {
            return removal(source, proposal.outcome(), held(source, proposal.outcome()), proposal);
          }
          Outcome outcome =
              estate.submit(
                  nothing,
                  new Origin(
                      actor.name(),
                      "source:" + source.name(),
                      "Remove source " + source.name(),
                      null,
                      UUID.randomUUID().toString(),
                      null),
                  Estate.OnRefusal.LEAVE_OUT,
                  o -> accept || o.retired() == 0,
                  lease::check);
          if (!outcome.written()) {
            return removal(source, outcome, held(source, outcome), proposal);
          }
          sources.delete(source.name());
          syncs.forget(source.name());
          repositories.forget(source.name(), GitUrl.of(source.url()));
          return removal(source, outcome, null, proposal);
        });
  }

  private static String held(Source source, Outcome outcome) {
    return "Removing '%s' would retire %d of the %d CIs it holds. If that is meant, remove it again with acceptRetirements: true."
        .formatted(source.name(), outcome.retired(), outcome.saidBefore());
  }

  private static Removal removal(
      Source source, Outcome outcome, @Nullable String held, Proposal proposal) {
    SyncReport last = source.lastSync();
    SyncReport report =
        new SyncReport(
            source.name(),
            last == null ? "" : last.commit(),
            outcome.revision(),
            held,
            0,
            outcome.created(),
            outcome.updated(),
            outcome.unchanged(),
            outcome.retired(),
            outcome.dependenciesAdded(),
            outcome.dependenciesRemoved(),
            List.of());
    return new Removal(source.name(), held == null, held, report, proposal);
  }
}
