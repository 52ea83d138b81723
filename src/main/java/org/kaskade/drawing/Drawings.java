package org.kaskade.drawing;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.Neighborhood;
import org.kaskade.graph.OutageImpact;
import org.kaskade.schema.CmdbSchema;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Makes pictures: what is in them, what is folded, and where everything is.
///
/// Deterministic. Takes a few milliseconds for 150 boxes, and time linear in the dependencies of
/// the CIs it is about before folding.
@Component
public final class Drawings {
  /// More CIs than this are not looked at: they never fit, and working that out would take seconds.
  public static final int MOST_CIS = 20_000;

  private final Scenes scenes;

  @Autowired
  Drawings(CmdbSchema schema) {
    this(ci -> schema.isService(ci.ciClass()));
  }

  /// @param services whether a CI is one that people are told about
  public Drawings(Predicate<GraphCi> services) {
    this.scenes = new Scenes(services);
  }

  /// How a picture is to be made.
  ///
  /// @param foldAbove alike CIs are one box if there are more of them than this; at least 1
  /// @param mostBoxes folds more if there would be more boxes than this before anything is opened
  /// @param open ids of folds to leave open, or keys of CIs in them
  /// @param pathTo key of an affected CI; the way to it is marked and not folded
  public record Wishes(int foldAbove, int mostBoxes, Set<String> open, @Nullable String pathTo) {
    /// What people get who don't ask for anything else: what is on one screen.
    public static final Wishes NONE = new Wishes(10, 60, Set.of(), null);

    public Wishes {
      open = Set.copyOf(open);
    }
  }

  /// How a failure travels.
  ///
  /// @param failed keys of the CIs that are assumed to fail
  public Drawing ofOutage(OutageImpact impact, List<String> failed, Wishes wishes) {
    return scenes
        .ofOutage(impact, failed, wishes.pathTo(), MOST_CIS)
        .map(scene -> drawn(scene, wishes))
        .orElseGet(() ->
            tooLarge(
                new Subject(Subject.Kind.OUTAGE, Scenes.names(impact.graph(), failed)),
                impact.size()));
  }

  /// What surrounds CIs.
  ///
  /// @param keys of the CIs whose surroundings they are
  public Drawing ofSurroundings(
      DependencyGraph graph, Neighborhood neighborhood, List<String> keys, Wishes wishes) {
    return drawn(scenes.ofSurroundings(graph, neighborhood, keys), wishes);
  }

  private static Drawing tooLarge(Subject subject, int cis) {
    return new Drawing(
        subject,
        0,
        0,
        cis,
        0,
        new Drawing.Folding(1, Drawing.Scope.CLASSES),
        null,
        List.of(),
        List.of());
  }

  private static Drawing drawn(Scene scene, Wishes wishes) {
    FoldedScene folded = new Folds(scene, wishes.open()).to(wishes.mostBoxes(), wishes.foldAbove());
    int count = folded.boxes().size();
    boolean fits = count <= Drawing.MOST_BOXES;
    Picture picture = fits ? Picture.of(folded) : Picture.NONE;
    return new Drawing(
        scene.subject(),
        picture.width(),
        picture.height(),
        scene.cis(),
        scene.dependencies(),
        folded.folding(),
        count,
        picture.boxes(),
        picture.lines());
  }
}
