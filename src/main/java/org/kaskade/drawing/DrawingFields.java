package org.kaskade.drawing;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.ImpactState;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.impact.ImpactAnalysis;
import org.kaskade.impact.Scenarios;
import org.kaskade.impact.Subgraph;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Answers pictures of what an answer is about. All that they show is in the answer and its
/// snapshot: nothing is asked of the store.
@Controller
class DrawingFields {
  private static final int MOST_ALIKE = 100_000;
  private static final int MOST_OPEN = 1_000;

  private final Drawings drawings;
  private final Scenarios scenarios;

  DrawingFields(Drawings drawings, Scenarios scenarios) {
    this.drawings = drawings;
    this.scenarios = scenarios;
  }

  @SchemaMapping(typeName = "ImpactAnalysis")
  Drawing drawing(
      ImpactAnalysis analysis,
      @Argument @Nullable Integer foldAbove,
      @Argument List<String> open,
      @Argument @Nullable Integer maxBoxes,
      @Argument @Nullable String pathTo) {
    if (pathTo != null) {
      checkAffected(analysis, pathTo);
    }
    return drawings.ofOutage(
        analysis.impact(),
        analysis.failedKeys(),
        wishes(foldAbove, open, maxBoxes, pathTo, current(analysis.revision().number())));
  }

  @SchemaMapping(typeName = "Subgraph", field = "drawing")
  Drawing surroundings(
      Subgraph subgraph,
      @Argument @Nullable Integer foldAbove,
      @Argument List<String> open,
      @Argument @Nullable Integer maxBoxes,
      @Argument @Nullable Boolean groups,
      @Argument @Nullable Boolean active) {
    boolean counted = Boolean.TRUE.equals(active) && subgraph.current();
    return drawings.ofSurroundings(
        subgraph.graph(),
        subgraph.neighborhood(),
        subgraph.keys(),
        wishes(foldAbove, open, maxBoxes, null, current(subgraph.revision().number())),
        new Drawings.Groups(
            !Boolean.FALSE.equals(groups),
            counted ? scenarios.background(subgraph.snapshot())::stateOf : null));
  }

  /// What is worked on now has nothing to do with the past.
  private boolean current(int revision) {
    return scenarios.newest().revision().number() == revision;
  }

  private static Drawings.Wishes wishes(
      @Nullable Integer foldAbove,
      List<String> open,
      @Nullable Integer maxBoxes,
      @Nullable String pathTo,
      boolean work) {
    if (open.size() > MOST_OPEN) {
      throw RequestRefused.limit(
          "TOO_MANY_OPEN",
          "'open' names %,d boxes, more than %,d. Give 'foldAbove' a larger number instead."
              .formatted(open.size(), MOST_OPEN));
    }
    Drawings.Wishes usual = Drawings.Wishes.NONE;
    return new Drawings.Wishes(
        inRange("foldAbove", foldAbove == null ? usual.foldAbove() : foldAbove, MOST_ALIKE),
        inRange("maxBoxes", maxBoxes == null ? usual.mostBoxes() : maxBoxes, Drawing.MOST_BOXES),
        Set.copyOf(open),
        pathTo,
        work);
  }

  private static int inRange(String argument, int value, int most) {
    if (value < 1 || value > most) {
      throw RequestRefused.limit(
          "ARGUMENT_OUT_OF_RANGE", "'%s' is %,d; give 1 to %,d.".formatted(argument, value, most));
    }
    return value;
  }

  private static void checkAffected(ImpactAnalysis analysis, String key) {
    boolean affected =
        analysis.impact().graph().find(key).isPresent()
            && analysis.impact().stateOf(key) != ImpactState.UNAFFECTED;
    if (!affected) {
      throw RequestRefused.invalid(
          "NOT_AFFECTED",
          "'%s' is not affected, so no path leads to it. Give 'pathTo' a key from 'affected'."
              .formatted(HarmlessText.of(key)));
    }
  }

  @SchemaMapping(typeName = "AffectedCi")
  String why(ImpactAnalysis.Affected affected, @Argument @Nullable Language language) {
    return new Why(affected.analysis(), orEnglish(language)).of(affected);
  }

  @SchemaMapping(typeName = "AffectedCi")
  List<String> reasons(ImpactAnalysis.Affected affected, @Argument @Nullable Language language) {
    return new Why(affected.analysis(), orEnglish(language)).all(affected);
  }

  @SchemaMapping(typeName = "Drawing")
  String title(Drawing drawing, @Argument @Nullable Language language) {
    return words(language).title(drawing);
  }

  @SchemaMapping(typeName = "Drawing")
  String description(Drawing drawing, @Argument @Nullable Language language) {
    return words(language).description(drawing);
  }

  @SchemaMapping(typeName = "Drawing")
  String svg(Drawing drawing, @Argument @Nullable Language language) {
    return SvgPicture.file(drawing, orEnglish(language));
  }

  @SchemaMapping(typeName = "DrawnBox")
  List<String> label(Box box, @Argument @Nullable Language language) {
    DrawingWords words = words(language);
    return List.of(words.shown(box), words.secondLine(box));
  }

  @SchemaMapping(typeName = "DrawnBox")
  String name(Box box, @Argument @Nullable Language language) {
    return words(language).name(box);
  }

  private static DrawingWords words(@Nullable Language language) {
    return new DrawingWords(orEnglish(language));
  }

  private static Language orEnglish(@Nullable Language language) {
    return language == null ? Language.EN : language;
  }
}
