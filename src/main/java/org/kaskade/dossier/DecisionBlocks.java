package org.kaskade.dossier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kaskade.dossier.DossierContent.Level;
import org.kaskade.dossier.DossierContent.ReachedService;
import org.kaskade.dossier.DossierContent.Window;
import org.kaskade.graph.ImpactState;

/// What decides: what is to be done and when, the risk, both cases in a sentence each, who has to
/// say yes, when it would be safe, and what the score is made of.
record DecisionBlocks(DossierContent content, DossierWords words, BlockList list) {
  void add() {
    heading();
    risk();
    cases();
    list.table(
        "approvers",
        "approvers.none",
        content.mustApprove(),
        List.of("approvers.who", "approvers.why"),
        one -> List.of(BlockList.text(one.who()), BlockList.text(one.reason())));
    slots();
    factors();
  }

  private void heading() {
    DossierContent.Heading heading = content.heading();
    list.add(new Block.Title(words.say("title", heading.number(), heading.title())));
    list.sentence("", words.say("heading", heading.type(), heading.state()));
    Window window = heading.window();
    list.sentence(
        words.say("heading.window"),
        window == null ? words.say("heading.noWindow") : words.window(window));
    if (heading.requester() != null) {
      list.sentence(words.say("heading.requester"), heading.requester());
    }
    if (heading.implementer() != null) {
      list.sentence(words.say("heading.implementer"), heading.implementer());
    }
  }

  private void risk() {
    DossierContent.Risk risk = content.risk();
    String line = words.say("risk", risk.score(), level(risk.level()));
    list.add(
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
      list.add(new Block.Banner(words.say("risk.changed"), sentences));
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
    list.sentence(
        words.say("expected"), reached(ReachedService::expected) + " " + cis(content.expected()));
    list.sentence(
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
    list.section("slots");
    if (slots.next().isEmpty()) {
      list.sentence("", words.say("slots.none", words.date(slots.until())));
    } else {
      list.add(new Block.Items(slots.next().stream().map(words::window).toList()));
    }
    if (!slots.passedOver().isEmpty()) {
      list.sentence("", words.say("slots.not"));
      list.add(
          new Block.Items(
              slots.passedOver().stream()
                  .map(one -> words.say("slots.why", words.window(one.window()), one.reason()))
                  .toList()));
    }
  }

  private void factors() {
    list.section("factors");
    list.rows(
        words.say("factors"),
        content.factors(),
        List.of("factors.factor", "factors.points", "factors.finding"),
        one ->
            List.of(
                BlockList.text(one.name()),
                new Block.Points(one.points(), one.maxPoints()),
                BlockList.text(one.finding())));
    list.sentence("", words.say("factors.policy", content.risk().policyVersion()));
  }
}
