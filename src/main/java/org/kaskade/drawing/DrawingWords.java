package org.kaskade.drawing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kaskade.graph.ImpactState;

/// What a drawing says, in one language.
public final class DrawingWords {
  private static final Words WORDS = new Words("drawing");

  /// Room for text in a box, in hundredths of the font's size.
  private static final int NAME_WIDTH = 980;

  private static final int SECOND_LINE_WIDTH = 1_120;
  private static final int MOST_CHARACTERS = 17;

  private final Language language;

  public DrawingWords(Language language) {
    this.language = language;
  }

  /// What is shown, e.g. "If rack r12 and switch s3 fail".
  public String title(Drawing drawing) {
    List<String> names = drawing.subject().names();
    String listed =
        HarmlessText.of(WORDS.list(language, names.stream().map(DrawingWords::bounded).toList()));
    return switch (drawing.subject().kind()) {
      case OUTAGE -> say(names.size() == 1 ? "title.outage" : "title.outage.several", listed);
      case SURROUNDINGS -> say("title.surroundings", listed);
    };
  }

  /// What is to be seen, for those who don't see it; the table beside it has everything.
  public String description(Drawing drawing) {
    if (drawing.isTooLarge()) {
      return tooLarge(drawing);
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(
        switch (drawing.subject().kind()) {
          case OUTAGE -> say("description.outage");
          case SURROUNDINGS -> say("description.surroundings");
        });
    sentences.add(
        say("description.size", drawing.cis(), drawing.dependencies(), drawing.boxes().size()));
    if (drawing.boxes().stream().anyMatch(box -> box.content() instanceof Box.Fold)) {
      sentences.add(
          switch (drawing.folding().scope()) {
            case ALIKE, ALIKE_WITH_GROUPS -> say("description.folded", drawing.folding().above());
            case CLASSES -> say("description.classes");
          });
    }
    Map<ImpactState, Integer> counts = counts(drawing);
    if (drawing.subject().kind() == Subject.Kind.OUTAGE) {
      List<String> states = new ArrayList<>();
      counts.forEach(
          (state, count) -> states.addFirst(say("description.states", state(state), count)));
      sentences.add(String.join(", ", states) + ".");
    }
    return String.join(" ", sentences);
  }

  private static Map<ImpactState, Integer> counts(Drawing drawing) {
    Map<ImpactState, Integer> counts = new EnumMap<>(ImpactState.class);
    for (Box box : drawing.boxes()) {
      int cis =
          switch (box.content()) {
            case Box.OneCi _ -> 1;
            case Box.Fold fold -> fold.count();
            case Box.RedundancyGroup _ -> 0;
          };
      if (cis > 0) {
        counts.merge(box.state(), cis, Integer::sum);
      }
    }
    return counts;
  }

  /// That there is no picture, and why.
  public String tooLarge(Drawing drawing) {
    Integer count = drawing.boxCount();
    return count == null
        ? say("toolarge.cis", drawing.cis())
        : say("toolarge.boxes", count, Drawing.MOST_BOXES);
  }

  /// A state in full.
  public String state(ImpactState state) {
    return say("state." + state);
  }

  /// The first line of a box.
  String shown(Box box) {
    return switch (box.content()) {
      case Box.OneCi one -> Cut.name(one.ci().name(), MOST_CHARACTERS, NAME_WIDTH);
      case Box.Fold fold ->
          say(
              "box.fold",
              Cut.middle(
                  ClassWords.of(fold.ciClass(), language), MOST_CHARACTERS, NAME_WIDTH - 200),
              fold.count());
      case Box.RedundancyGroup group -> {
        Integer up = group.up();
        yield say(up == null ? "group.members" : "group.up", up == null ? 0 : up, group.members());
      }
    };
  }

  /// The second line of a box.
  String secondLine(Box box) {
    return switch (box.content()) {
      case Box.OneCi one ->
          Cut.end(
              box.faring()
                  ? say("short." + box.state())
                      + " · "
                      + ClassWords.of(one.ci().ciClass(), language)
                  : ClassWords.of(one.ci().ciClass(), language),
              SECOND_LINE_WIDTH);
      case Box.Fold _ -> box.faring() ? say("short." + box.state()) : "";
      case Box.RedundancyGroup group ->
          say("group.need", group.need())
              + (group.count() > 1 ? " · " + say("group.several", group.count()) : "");
    };
  }

  /// All that a box stands for, e.g. "kafka-1, broker, Outage".
  public String name(Box box) {
    List<String> parts = new ArrayList<>();
    switch (box.content()) {
      case Box.OneCi one -> {
        parts.add(bounded(one.ci().name()));
        parts.add(ClassWords.of(one.ci().ciClass(), language));
        if (one.service()) {
          parts.add(say("box.service"));
        }
        addState(box, parts);
        if (one.subject() && box.state() != ImpactState.UNAFFECTED) {
          parts.add(say("box.failed"));
        }
      }
      case Box.Fold fold -> {
        parts.add(say("box.fold", ClassWords.of(fold.ciClass(), language), fold.count()));
        addState(box, parts);
        parts.add(say("box.fold.inside", fold.inside()));
      }
      case Box.RedundancyGroup group -> {
        parts.add(say("group.name", bounded(group.name()), bounded(group.dependent())));
        parts.add(shown(box));
        parts.add(secondLine(box));
        addState(box, parts);
      }
    }
    if (!box.work().isEmpty()) {
      parts.add(say("box.work", box.work().size(), WORDS.list(language, box.work())));
    }
    return HarmlessText.of(String.join(", ", parts));
  }

  /// What stands in the corner of a box on whose CIs records are open.
  static String badge(Box box) {
    return box.work().size() > 99 ? "99+" : Integer.toString(box.work().size());
  }

  private void addState(Box box, List<String> parts) {
    if (box.faring()) {
      parts.add(state(box.state()));
    }
  }

  /// Names of 10 kB don't help anybody.
  private static String bounded(String name) {
    return Cut.middle(name, 200, Integer.MAX_VALUE);
  }

  private String say(String name, Object... arguments) {
    return WORDS.say(language, name, arguments);
  }
}
