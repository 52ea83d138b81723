package org.kaskade.dossier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.dossier.DossierContent.CollidingChange;
import org.kaskade.dossier.DossierContent.ConsumedRedundancy;
import org.kaskade.dossier.DossierContent.Level;
import org.kaskade.dossier.DossierContent.ReachedService;
import org.kaskade.dossier.DossierContent.Window;
import org.kaskade.drawing.Drawing;
import org.kaskade.drawing.DrawingWords;
import org.kaskade.drawing.Language;
import org.kaskade.drawing.SvgPicture;
import org.kaskade.graph.ImpactState;

/// What a dossier says, block by block: first what decides, then what it is made of, last what it
/// rests on. What isn't there is said to be missing.
final class DossierBlocks {
  private final DossierContent content;
  private final Language language;
  private final DossierWords words;
  private final List<Block> blocks = new ArrayList<>();

  DossierBlocks(DossierContent content, Language language, DossierWords words) {
    this.content = content;
    this.language = language;
    this.words = words;
  }

  List<Block> all() {
    heading();
    risk();
    cases();
    table(
        "approvers",
        "approvers.none",
        content.mustApprove(),
        List.of("approvers.who", "approvers.why"),
        one -> List.of(text(one.who()), text(one.reason())));
    slots();
    factors();
    collisions();
    table(
        "services",
        "services.reachedNone",
        content.services(),
        List.of(
            "services.service",
            "services.criticality",
            "services.owner",
            "services.expected",
            "services.worst",
            "services.why"),
        one ->
            List.of(
                text(one.name()),
                text(words.say("criticality." + one.criticality())),
                text(one.owner() == null ? words.say("unknown") : one.owner()),
                state(one.expected()),
                state(one.worstCase()),
                text(one.why() == null ? "" : one.why())));
    redundancy();
    picture();
    changed();
    preparation();
    history();
    votes();
    basis();
    return blocks;
  }

  private void heading() {
    DossierContent.Heading heading = content.heading();
    blocks.add(new Block.Title(words.say("title", heading.number(), heading.title())));
    sentence("", words.say("heading", heading.type(), heading.state()));
    Window window = heading.window();
    sentence(
        words.say("heading.window"),
        window == null ? words.say("heading.noWindow") : words.window(window));
    if (heading.requester() != null) {
      sentence(words.say("heading.requester"), heading.requester());
    }
    if (heading.implementer() != null) {
      sentence(words.say("heading.implementer"), heading.implementer());
    }
  }

  private void risk() {
    DossierContent.Risk risk = content.risk();
    String line = words.say("risk", risk.score(), level(risk.level()));
    blocks.add(
        new Block.Headline(
            risk.withoutCollisions() == null
                ? line
                : line + "; " + words.say("risk.without", risk.withoutCollisions())));
    DossierContent.EarlierRisk before = risk.before();
    if (before != null) {
      List<String> sentences = new ArrayList<>();
      sentences.add(
          words.say(
              "risk.before",
              before.score(),
              level(before.level()),
              before.revision(),
              words.moment(before.at()),
              risk.score(),
              level(risk.level())));
      sentences.addAll(before.differences());
      blocks.add(new Block.Banner(words.say("risk.changed"), sentences));
    }
  }

  /// The word and one to four bars.
  private String level(Level level) {
    String bars =
        switch (level) {
          case LOW -> "■□□□";
          case MEDIUM -> "■■□□";
          case HIGH -> "■■■□";
          case VERY_HIGH -> "■■■■";
        };
    return words.say("level." + level) + " " + bars;
  }

  private void cases() {
    sentence(
        words.say("expected"), reached(ReachedService::expected) + " " + cis(content.expected()));
    sentence(
        words.say("worst"), reached(ReachedService::worstCase) + " " + cis(content.worstCase()));
  }

  private String reached(Function<ReachedService, ImpactState> state) {
    String said =
        Arrays.asList(ImpactState.values()).reversed().stream()
            .filter(one -> one != ImpactState.UNAFFECTED)
            .map(one -> {
              List<String> names =
                  content.services().stream()
                      .filter(service -> state.apply(service) == one)
                      .map(ReachedService::name)
                      .toList();
              return names.isEmpty()
                  ? ""
                  : words.say("services." + one, words.list(names), names.size());
            })
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; "));
    return (said.isEmpty() ? words.say("services.none") : said) + ".";
  }

  private String cis(DossierContent.Reach reach) {
    int all = reach.outages() + reach.degraded() + reach.atRisk();
    String said = words.say("cis", all);
    return all == 0
        ? said
        : words.say("cis.states", said, reach.outages(), reach.degraded(), reach.atRisk());
  }

  private void slots() {
    DossierContent.SafeSlots slots = content.safeSlots();
    section("slots");
    if (slots.next().isEmpty()) {
      sentence("", words.say("slots.none", words.date(slots.until())));
    } else {
      blocks.add(new Block.Items(slots.next().stream().map(words::window).toList()));
    }
    if (!slots.passedOver().isEmpty()) {
      sentence("", words.say("slots.not"));
      blocks.add(
          new Block.Items(
              slots.passedOver().stream()
                  .map(one -> words.say("slots.why", words.window(one.window()), one.reason()))
                  .toList()));
    }
  }

  private void factors() {
    section("factors");
    blocks.add(
        new Block.Table(
            words.say("factors"),
            headers(List.of("factors.factor", "factors.points", "factors.finding")),
            content.factors().stream()
                .map(one ->
                    List.of(
                        text(one.name()),
                        new Block.Points(one.points(), one.maxPoints()),
                        text(one.finding())))
                .toList()));
    sentence("", words.say("factors.policy", content.risk().policyVersion()));
  }

  private void collisions() {
    section("collisions");
    if (content.collisions().isEmpty()) {
      sentence("", words.say("collisions.none"));
    }
    Window window = content.heading().window();
    if (window != null && !(content.collisions().isEmpty() && content.otherWindows().isEmpty())) {
      blocks.add(new TimeLine(content, window, language, words).picture());
    }
    for (CollidingChange collision : content.collisions()) {
      sentence(
          collision.number() + " " + collision.title(),
          words.say("collisions.overlap", words.window(collision.overlap())));
      blocks.add(
          new Block.Table(
              words.say("collisions") + " " + collision.number(),
              headers(
                  List.of(
                      "collisions.service",
                      "collisions.alone",
                      "collisions.other",
                      "collisions.together")),
              collision.services().stream()
                  .map(service ->
                      List.of(
                          text(service.name()),
                          state(service.alone()),
                          state(service.otherAlone()),
                          state(service.together())))
                  .toList()));
    }
  }

  private void redundancy() {
    table(
        "redundancy",
        "redundancy.none",
        content.redundancy(),
        List.of(
            "redundancy.group",
            "redundancy.of",
            "redundancy.members",
            "redundancy.need",
            "redundancy.up",
            "redundancy.upWorst",
            "redundancy.result"),
        one ->
            List.of(
                text(one.group()),
                text(one.dependent()),
                new Block.Count(one.members()),
                new Block.Count(one.need()),
                new Block.Count(one.expectedUp()),
                new Block.Count(one.worstCaseUp()),
                text(held(one))));
  }

  private String held(ConsumedRedundancy group) {
    int spare = group.worstCaseUp() - group.need();
    return spare < 0 ? words.say("redundancy.broken") : words.say("redundancy.held", spare);
  }

  private void picture() {
    section("picture");
    Drawing drawing = content.picture();
    if (drawing == null) {
      sentence("", words.say("picture.none"));
      return;
    }
    DrawingWords said = new DrawingWords(language);
    if (drawing.isTooLarge()) {
      sentence("", said.tooLarge(drawing));
      return;
    }
    String states =
        Arrays.stream(ImpactState.values()).map(said::state).collect(Collectors.joining(", "));
    blocks.add(
        new Block.Picture(
            SvgPicture.of(drawing, language),
            drawing.width(),
            drawing.height(),
            said.title(drawing) + ". " + said.description(drawing)));
    sentence("", words.say("picture.legend", states));
  }

  private void changed() {
    section("changed");
    blocks.add(
        new Block.Table(
            words.say("changed"),
            headers(List.of("changed.ci", "changed.class", "changed.effect")),
            content.changed().stream()
                .map(one ->
                    List.of(
                        text(one.name()),
                        text(one.ciClass()),
                        text(words.say("effect." + one.effect()))))
                .toList()));
  }

  private void preparation() {
    section("preparation");
    DossierContent.Preparation preparation = content.preparation();
    prepared("preparation.backout", preparation.backoutPlan());
    prepared("preparation.tests", preparation.testEvidence());
    prepared("preparation.backup", preparation.backup());
  }

  private void prepared(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      sentence(words.say(name), words.say("preparation.missing"));
    } else {
      blocks.add(new Block.Quote(words.say(name), text));
    }
  }

  private void history() {
    section("history");
    if (!content.trackRecords().isEmpty()) {
      blocks.add(
          new Block.Table(
              words.say("history"),
              headers(List.of("history.about", "history.changes", "history.troubled")),
              content.trackRecords().stream()
                  .map(one ->
                      List.of(
                          text(one.about()),
                          new Block.Count(one.changes()),
                          new Block.Count(one.troubled())))
                  .toList()));
    }
    if (content.history().isEmpty()) {
      sentence("", words.say("history.none"));
      return;
    }
    blocks.add(
        new Block.Table(
            words.say("history"),
            headers(List.of("history.change", "history.ended", "history.outcome")),
            content.history().stream()
                .map(one ->
                    List.of(
                        text(one.number() + " " + one.title()),
                        text(words.date(one.endedAt())),
                        text(one.outcome())))
                .toList()));
  }

  private void votes() {
    table(
        "votes",
        "votes.none",
        content.votes(),
        List.of("votes.who", "votes.decision", "votes.when", "votes.basis", "votes.comment"),
        vote -> {
          String decision = words.say("decision." + vote.decision());
          return List.of(
              text(vote.who()),
              text(vote.withdrawn() ? words.say("votes.withdrawn", decision) : decision),
              text(words.moment(vote.at())),
              text(words.say("votes.basisText", vote.score(), vote.revision())),
              text(vote.comment() == null ? "" : vote.comment()));
        });
  }

  private void basis() {
    section("basis");
    sentence("", new BasisSentences(content.basis(), words).all());
  }

  private <T> void table(
      String name,
      String none,
      List<T> things,
      List<String> headers,
      Function<T, List<Block.Cell>> row) {
    section(name);
    if (things.isEmpty()) {
      sentence("", words.say(none));
    } else {
      blocks.add(
          new Block.Table(words.say(name), headers(headers), things.stream().map(row).toList()));
    }
  }

  private void section(String name) {
    blocks.add(new Block.Section(words.say(name)));
  }

  private void sentence(String lead, String text) {
    blocks.add(new Block.Sentence(lead, text));
  }

  private List<String> headers(List<String> names) {
    return names.stream().map(words::say).toList();
  }

  private static Block.Cell text(String text) {
    return new Block.Words(text);
  }

  private Block.Cell state(ImpactState state) {
    return new Block.State(state, words.say("state." + state));
  }
}
