package org.kaskade.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.dossier.DossierContent.CollidingChange;
import org.kaskade.dossier.DossierContent.ConsumedRedundancy;
import org.kaskade.dossier.DossierContent.Window;
import org.kaskade.drawing.ClassWords;
import org.kaskade.drawing.Drawing;
import org.kaskade.drawing.Language;

/// What the decision rests on: collisions, services and redundancy, the picture, what was prepared,
/// how it went before, who has said what, and how far all of this can be trusted.
record EvidenceBlocks(
    DossierContent content, Language language, DossierWords words, BlockList list) {
  void add() {
    collisions();
    services();
    redundancy();
    picture();
    changed();
    preparation();
    history();
    votes();
    if (!content.comments().isEmpty()) {
      comments();
    }
    basis();
  }

  private void services() {
    list.table(
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
                BlockList.text(one.name()),
                BlockList.text(words.say("criticality." + one.criticality())),
                BlockList.text(one.owner() == null ? words.say("unknown") : one.owner()),
                list.state(one.expected()),
                list.state(one.worstCase()),
                BlockList.text(one.why() == null ? "" : one.why())));
  }

  private void collisions() {
    list.section("collisions");
    if (content.collisions().isEmpty()) {
      list.sentence("", words.say("collisions.none"));
    }
    Window window = content.heading().window();
    if (window != null && !(content.collisions().isEmpty() && content.otherWindows().isEmpty())) {
      list.add(new TimeLine(content, window, language, words).picture());
    }
    for (CollidingChange collision : content.collisions()) {
      list.sentence(
          collision.number() + " " + collision.title(),
          words.say("collisions.overlap", words.window(collision.overlap())));
      list.rows(
          words.say("collisions") + " " + collision.number(),
          collision.services(),
          List.of(
              "collisions.service", "collisions.alone", "collisions.other", "collisions.together"),
          service ->
              List.of(
                  BlockList.text(service.name()),
                  list.state(service.alone()),
                  list.state(service.otherAlone()),
                  list.state(service.together())));
    }
  }

  private void redundancy() {
    list.table(
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
                BlockList.text(one.group()),
                BlockList.text(one.dependent()),
                new Block.Count(one.members()),
                new Block.Count(one.need()),
                new Block.Count(one.expectedUp()),
                new Block.Count(one.worstCaseUp()),
                BlockList.text(held(one))));
  }

  private String held(ConsumedRedundancy group) {
    int spare = group.worstCaseUp() - group.need();
    return spare < 0 ? words.say("redundancy.broken") : words.say("redundancy.held", spare);
  }

  private void picture() {
    list.section("picture");
    Drawing drawing = content.picture();
    if (drawing == null) {
      list.sentence("", words.say("picture.none"));
      return;
    }
    new PictureBlocks(language, words, list).add(drawing);
  }

  private void changed() {
    list.section("changed");
    list.rows(
        words.say("changed"),
        content.changed(),
        List.of("changed.ci", "changed.class", "changed.effect"),
        one ->
            List.of(
                BlockList.text(one.name()),
                BlockList.text(ClassWords.of(one.ciClass(), language)),
                BlockList.text(words.say("effect." + one.effect()))));
  }

  private void preparation() {
    list.section("preparation");
    DossierContent.Preparation preparation = content.preparation();
    prepared("preparation.backout", preparation.backoutPlan());
    prepared("preparation.tests", preparation.testEvidence());
    prepared("preparation.backup", preparation.backup());
  }

  private void prepared(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      list.sentence(words.say(name), words.say("preparation.missing"));
    } else {
      list.add(new Block.Quote(words.say(name), text));
    }
  }

  private void history() {
    list.section("history");
    if (!content.trackRecords().isEmpty()) {
      list.rows(
          words.say("history"),
          content.trackRecords(),
          List.of("history.about", "history.changes", "history.troubled"),
          one ->
              List.of(
                  BlockList.text(one.about()),
                  new Block.Count(one.changes()),
                  new Block.Count(one.troubled())));
    }
    list.tableOr(
        "history",
        "history.none",
        content.history(),
        List.of("history.change", "history.ended", "history.outcome"),
        one ->
            List.of(
                BlockList.text(one.number() + " " + one.title()),
                BlockList.text(words.date(one.endedAt())),
                BlockList.text(one.outcome())));
  }

  private void votes() {
    list.table(
        "votes",
        "votes.none",
        content.votes(),
        List.of("votes.who", "votes.decision", "votes.when", "votes.basis", "votes.comment"),
        vote -> {
          String decision = words.say("decision." + vote.decision());
          return List.of(
              BlockList.text(vote.who()),
              BlockList.text(vote.withdrawn() ? words.say("votes.withdrawn", decision) : decision),
              BlockList.text(words.moment(vote.at())),
              BlockList.text(words.say("votes.basisText", vote.score(), vote.revision())),
              BlockList.text(vote.comment() == null ? "" : vote.comment()));
        });
  }

  private void comments() {
    list.table(
        "comments",
        "comments",
        content.comments(),
        List.of("votes.who", "votes.when", "votes.comment"),
        comment ->
            List.of(
                BlockList.text(comment.who()),
                BlockList.text(words.moment(comment.at())),
                BlockList.text(comment.text())));
  }

  private void basis() {
    list.section("basis");
    list.sentence("", new BasisSentences(content.basis(), words).all());
  }
}
