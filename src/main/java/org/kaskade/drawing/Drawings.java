package org.kaskade.drawing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.Neighborhood;
import org.kaskade.graph.OutageImpact;
import org.kaskade.schema.CmdbSchema;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.stereotype.Component;

/// Makes pictures: what is in them, what is folded, and where everything is.
///
/// Deterministic. Takes a few milliseconds for 150 boxes, and time linear in the dependencies of
/// the CIs it is about before folding.
@Component
public final class Drawings {
  /// More CIs than this are not looked at: they never fit, and working that out would take seconds.
  public static final int MOST_CIS = 20_000;

  /// More CIs than this are not asked about: so many are a table, and the store would be asked for
  /// long.
  private static final int MOST_WORKED_ON = 2_000;

  private static final OpenWork NOTHING = keys -> Map.of();

  private final Scenes scenes;
  private final ObjectProvider<OpenWork> work;

  @Autowired
  Drawings(CmdbSchema schema, ObjectProvider<OpenWork> work) {
    this.scenes = new Scenes(ci -> schema.isService(ci.ciClass()));
    this.work = work;
  }

  /// Where nobody works on anything.
  ///
  /// @param services whether a CI is one that people are told about
  public Drawings(Predicate<GraphCi> services) {
    this.scenes = new Scenes(services);
    this.work = new StaticListableBeanFactory().getBeanProvider(OpenWork.class);
  }

  /// How a picture is to be made.
  ///
  /// @param foldAbove alike CIs are one box if there are more of them than this; at least 1
  /// @param mostBoxes folds more if there would be more boxes than this before anything is opened
  /// @param open ids of folds to leave open, or keys of CIs in them
  /// @param pathTo key of an affected CI; the way to it is marked and not folded
  /// @param work whether boxes say which records are open on their CIs now
  public record Wishes(
      int foldAbove, int mostBoxes, Set<String> open, @Nullable String pathTo, boolean work) {
    /// What people get who don't ask for anything else: what is on one screen.
    public static final Wishes NONE = new Wishes(10, 60, Set.of(), null);

    public Wishes(int foldAbove, int mostBoxes, Set<String> open, @Nullable String pathTo) {
      this(foldAbove, mostBoxes, open, pathTo, false);
    }

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

  /// How redundancy groups are in a picture of surroundings.
  ///
  /// @param shown whether they are boxes; otherwise their members lead to the dependent at once
  /// @param states by which they count how many of their members are up; null where they don't
  public record Groups(boolean shown, @Nullable Function<String, ImpactState> states) {
    /// Boxes that say how many members there are.
    public static final Groups USUAL = new Groups(true, null);
  }

  /// What surrounds CIs.
  ///
  /// @param keys of the CIs whose surroundings they are
  public Drawing ofSurroundings(
      DependencyGraph graph, Neighborhood neighborhood, List<String> keys, Wishes wishes) {
    return ofSurroundings(graph, neighborhood, keys, wishes, Groups.USUAL);
  }

  /// What surrounds CIs.
  public Drawing ofSurroundings(
      DependencyGraph graph,
      Neighborhood neighborhood,
      List<String> keys,
      Wishes wishes,
      Groups groups) {
    return drawn(scenes.ofSurroundings(graph, neighborhood, keys, groups), wishes);
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

  private Drawing drawn(Scene scene, Wishes wishes) {
    FoldedScene folded = new Folds(scene, wishes.open()).to(wishes.mostBoxes(), wishes.foldAbove());
    int count = folded.boxes().size();
    boolean fits = count <= Drawing.MOST_BOXES;
    Picture picture = fits ? Picture.of(folded, work(scene, wishes)) : Picture.NONE;
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

  private OpenWork work(Scene scene, Wishes wishes) {
    return wishes.work() && scene.cis() <= MOST_WORKED_ON
        ? work.getIfAvailable(() -> NOTHING)
        : NOTHING;
  }
}
