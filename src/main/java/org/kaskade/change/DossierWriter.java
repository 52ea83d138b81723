package org.kaskade.change;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.dossier.DossierContent;
import org.kaskade.drawing.Language;
import org.kaskade.graph.ImpactState;
import org.kaskade.impact.ImpactAnalysis;
import org.kaskade.impact.Scenarios;
import org.kaskade.impact.Snapshot;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.Records;
import org.kaskade.records.Vote;
import org.kaskade.windows.ChangeCalendar;
import org.kaskade.windows.Occurrence;
import org.kaskade.windows.TimeSpan;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Fills the dossier of a change from its assessment of now.
@Component
class DossierWriter {
  private static final int MOST_SLOTS = 3;
  private static final int MOST_PASSED_OVER = 8;
  private static final int MOST_EARLIER = 10;
  private static final Duration NEAR = Duration.ofDays(3);

  private final Assessor assessor;
  private final KeptAssessments kept;
  private final SlotSearch slots;
  private final ChangeSchedule schedule;
  private final Scenarios scenarios;
  private final DossierCollisions collisions;
  private final ChangeCalendar calendar;
  private final Records records;
  private final RiskPolicy policy;
  private final ZoneId zone;

  DossierWriter(
      Assessor assessor,
      KeptAssessments kept,
      SlotSearch slots,
      ChangeSchedule schedule,
      Scenarios scenarios,
      DossierCollisions collisions,
      ChangeCalendar calendar,
      Records records,
      RiskPolicy policy,
      @Value("${kaskade.time-zone:UTC}") ZoneId zone) {
    this.assessor = assessor;
    this.kept = kept;
    this.slots = slots;
    this.schedule = schedule;
    this.scenarios = scenarios;
    this.collisions = collisions;
    this.calendar = calendar;
    this.records = records;
    this.policy = policy;
    this.zone = zone;
  }

  /// The dossier of a kept change, as it is now.
  DossierContent of(KeptRecord record, Language language) {
    ProposedChange change = ChangeRecords.proposed(record);
    Assessment now = assessor.assess(change);
    List<KeptAssessment> before = kept.of(record.number());
    DossierWording words = new DossierWording(language, policy);
    Facts facts = now.facts();
    return new DossierContent(
        new DossierContent.Heading(
            record.number(),
            change.title(),
            words.plain(change.type()),
            words.plain(record.state()),
            window(change.window()),
            record.requester(),
            record.text("implementer").orElse(null)),
        new DossierContent.Risk(
            now.score(),
            level(now.level()),
            null,
            now.policyVersion(),
            earlier(before, now, record, words)),
        now.factors().stream()
            .map(factor ->
                new DossierContent.Factor(
                    words.label(factor.name()),
                    factor.points(),
                    factor.maxPoints(),
                    words.finding(factor)))
            .toList(),
        now.requiredApprovals().stream()
            .map(one -> new DossierContent.Approver(words.who(one), words.reason(one)))
            .toList(),
        changed(change),
        reach(now.expected()),
        reach(now.worstCase()),
        services(now),
        redundancy(now),
        collisions.picture(now),
        collisions.of(now),
        near(now),
        new DossierContent.Preparation(
            filled(change.backoutPlan()),
            filled(change.testEvidence()),
            change.backupConfirmed() ? words.backupConfirmed() : null),
        List.of(
            new DossierContent.TrackRecord(
                words.theseCis(), facts.ofCis().changes(), facts.ofCis().failed()),
            new DossierContent.TrackRecord(
                words.theseClasses(), facts.ofClasses().changes(), facts.ofClasses().failed())),
        history(now, words),
        votes(record, before, now),
        record.remarks().stream()
            .map(one -> new DossierContent.Comment(one.by(), one.text(), one.at()))
            .toList(),
        safeSlots(change, words),
        new DossierContent.Basis(
            now.revision().number(),
            now.revision().at(),
            now.assessedAt(),
            facts.missing().isEmpty() ? null : words.missing(facts.missing().size()),
            0,
            facts.trust().oldest(),
            null),
        zone);
  }

  private static @Nullable String filled(String text) {
    return text.isBlank() ? null : text;
  }

  private static DossierContent.@Nullable Window window(@Nullable TimeSpan window) {
    return window == null ? null : new DossierContent.Window(window.start(), window.end());
  }

  private static DossierContent.Level level(RiskLevel level) {
    return DossierContent.Level.valueOf(level.name());
  }

  private static DossierContent.@Nullable EarlierRisk earlier(
      List<KeptAssessment> before, Assessment now, KeptRecord record, DossierWording words) {
    if (before.isEmpty()) {
      return null;
    }
    KeptAssessment then = before.getFirst();
    List<String> differences =
        words.differences(RiskDifference.between(then, KeptAssessment.of(now, record.version())));
    return differences.isEmpty() && then.score() == now.score()
        ? null
        : new DossierContent.EarlierRisk(
            then.score(), level(then.level()), then.revision(), then.assessedAt(), differences);
  }

  private List<DossierContent.ChangedComponent> changed(ProposedChange change) {
    Snapshot snapshot = scenarios.newest();
    return change.changes().stream()
        .map(ci ->
            snapshot
                .graph()
                .find(ci.key())
                .map(known ->
                    new DossierContent.ChangedComponent(
                        ci.key(), known.name(), known.ciClass(), ci.effect()))
                .orElseGet(() ->
                    new DossierContent.ChangedComponent(
                        ci.key(), ci.key(), ChangeHistory.classOf(ci.key()), ci.effect())))
        .toList();
  }

  private static DossierContent.Reach reach(ImpactAnalysis analysis) {
    Map<ImpactState, Integer> counts = analysis.impact().counts();
    return new DossierContent.Reach(
        counts.getOrDefault(ImpactState.OUTAGE, 0),
        counts.getOrDefault(ImpactState.DEGRADED, 0),
        counts.getOrDefault(ImpactState.AT_RISK, 0));
  }

  private static List<DossierContent.ReachedService> services(Assessment now) {
    return HarmedService.of(now).stream()
        .map(service ->
            new DossierContent.ReachedService(
                service.key(),
                service.name(),
                service.criticality(),
                service.owner(),
                service.expected(),
                service.worstCase(),
                String.join(" → ", service.path())))
        .toList();
  }

  private static List<DossierContent.ConsumedRedundancy> redundancy(Assessment now) {
    return ConsumedRedundancy.of(now).stream()
        .map(group ->
            new DossierContent.ConsumedRedundancy(
                group.name(),
                group.group(),
                group.members(),
                group.need(),
                group.expectedUp(),
                group.worstCaseUp()))
        .toList();
  }

  private List<DossierContent.OtherWindow> near(Assessment now) {
    TimeSpan window = now.change().window();
    if (window == null) {
      return List.of();
    }
    TimeSpan around = new TimeSpan(window.start().minus(NEAR), window.end().plus(NEAR));
    List<DossierContent.OtherWindow> found = new ArrayList<>();
    calendar
        .blackouts(around)
        .forEach(one -> found.add(other(DossierContent.WindowKind.BLACKOUT, one)));
    List<String> windowed = List.copyOf(now.facts().windowed());
    if (!windowed.isEmpty()) {
      calendar
          .maintenanceWindows(windowed, around)
          .forEach(one -> found.add(other(DossierContent.WindowKind.MAINTENANCE, one)));
    }
    return found;
  }

  private static DossierContent.OtherWindow other(
      DossierContent.WindowKind kind, Occurrence occurrence) {
    return new DossierContent.OtherWindow(
        kind,
        occurrence.title(),
        new DossierContent.Window(occurrence.time().start(), occurrence.time().end()));
  }

  private List<DossierContent.PastChange> history(Assessment now, DossierWording words) {
    Instant since = now.assessedAt().minus(policy.history().age());
    List<PastChange> past = schedule.history().over(now.change().keys(), since, MOST_EARLIER);
    Map<String, KeptRecord> found = records.find(past.stream().map(PastChange::number).toList());
    return past.stream()
        .map(one -> {
          KeptRecord record = found.get(one.number());
          return new DossierContent.PastChange(
              one.number(),
              record == null ? "" : record.text("title").orElse(""),
              one.at(),
              words.plain(record == null ? "" : record.text("outcome").orElse(record.state())));
        })
        .toList();
  }

  private static List<DossierContent.Vote> votes(
      KeptRecord record, List<KeptAssessment> before, Assessment now) {
    int score = before.isEmpty() ? now.score() : before.getFirst().score();
    int revision = before.isEmpty() ? now.revision().number() : before.getFirst().revision();
    List<DossierContent.Vote> votes = new ArrayList<>();
    for (Vote vote : record.votes()) {
      votes.add(
          new DossierContent.Vote(
              vote.voter(),
              vote.approves() ? DossierContent.Decision.APPROVED : DossierContent.Decision.REJECTED,
              vote.comment(),
              vote.at(),
              score,
              revision,
              false));
    }
    return votes;
  }

  private DossierContent.SafeSlots safeSlots(ProposedChange change, DossierWording words) {
    TimeSpan window = change.window();
    SlotSearch.Found found =
        slots.next(change, window == null ? Duration.ofHours(1) : window.length(), MOST_SLOTS);
    return new DossierContent.SafeSlots(
        window == null
            ? List.of()
            : found.slots().slots().stream()
                .map(slot -> new DossierContent.Window(slot.start(), slot.end()))
                .toList(),
        found.slots().blocked().stream()
            .limit(MOST_PASSED_OVER)
            .map(one ->
                new DossierContent.PassedOver(
                    new DossierContent.Window(one.start(), one.end()), words.sentence(one)))
            .toList(),
        found.until());
  }
}
