package org.kaskade.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.kaskade.drawing.Drawing.Folding;
import org.kaskade.drawing.Drawing.Scope;
import org.kaskade.drawing.SampleDrawings.Outage;
import org.kaskade.graph.Strength;

class FoldsTest {
  @Test
  void leavesTenAlikeApartAndFoldsEleven() {
    assertThat(boxes(rackOf(10), 10)).hasSize(11).contains("web-001");
    assertThat(boxes(rackOf(11), 10)).containsExactly("rack", "~fold~web-001");
  }

  @Test
  void countsWhatIsFolded() {
    FoldedScene folded = folded(rackOf(30), 10);
    assertThat(folded.boxes().get(1)).hasSize(30);
    assertThat(folded.ties())
        .singleElement()
        .satisfies(tie -> assertThat(tie.count()).isEqualTo(30));
  }

  @Test
  void countsDependenciesAmongTheFolded() {
    Outage outage = outage("rack", SampleDrawings.each(12, "web-{} -> rack") + ", " + ring(12));
    FoldedScene folded = folded(outage, 10);
    assertThat(folded.boxes()).hasSize(2);
    assertThat(folded.inside()).containsExactly(0, 12);
    assertThat(folded.scene().dependencies()).isEqualTo(24);
  }

  private static String ring(int size) {
    return String.join(
        ", ",
        IntStream.rangeClosed(1, size)
            .mapToObj(at -> "web-%03d ~> web-%03d".formatted(at, at % size + 1))
            .toList());
  }

  @Test
  void keepsApartTheOnlyOneThatDiffers() {
    Outage outage = outage("rack", SampleDrawings.each(20, "web-{} -> rack") + ", web-007 ~> disk");
    assertThat(boxes(outage, 10)).contains("~fold~web-001").doesNotContain("web-007");
    Outage differing =
        outage(
            List.of("rack", "disk"),
            SampleDrawings.each(20, "web-{} ~> rack") + ", web-007 -> disk");
    assertThat(boxes(differing, 10)).contains("~fold~web-001", "web-007");
  }

  @Test
  void neverFoldsServicesAndWhatFails() {
    Outage outage =
        outage(
            IntStream.rangeClosed(1, 12).mapToObj("disk-%03d"::formatted).toList(),
            SampleDrawings.each(12, "array -> disk-{}")
                + ", "
                + SampleDrawings.each(12, "shop-{} -> array"));
    assertThat(folded(outage, 2).boxes()).hasSize(25);
  }

  @Test
  void neverFoldsWhatIsOnThePathThatIsShown() {
    Outage outage = rackOf(30);
    FoldedScene folded = new Folds(outage.scene("web-015"), Set.of()).to(60, 10);
    assertThat(ids(folded)).containsExactly("rack", "~fold~web-001", "web-015");
  }

  @Test
  void foldsChainsWithTheirChains() {
    Outage outage =
        outage(
            "rack",
            SampleDrawings.each(12, "web-{} -> rack")
                + ", "
                + SampleDrawings.each(12, "app-{} -> web-{}"));
    assertThat(boxes(outage, 10)).containsExactly("~fold~app-001", "rack", "~fold~web-001");
  }

  @Test
  void keepsApartWhatHangsOnDifferentCis() {
    Outage outage =
        outage(
            "rack",
            "a -> rack, b -> rack, "
                + SampleDrawings.each(12, "x-{} -> a")
                + ", "
                + SampleDrawings.each(12, "x-1{} -> b"));
    assertThat(boxes(outage, 10)).hasSize(5).contains("~fold~x-001", "~fold~x-1001");
  }

  @Test
  void foldsAlikeHealthyMembersBesideTheFailedOne() {
    Outage outage = outage("web-001", "app -> pool=3:" + String.join("|", names("web-%03d", 40)));
    assertThat(boxes(outage, 10))
        .containsExactly("app", "web-001", "~fold~web-002", "~group~3~app~pool");
  }

  @Test
  void keepsGroupsAtFaultApartAsLongAsThePictureIsSmallEnough() {
    Outage few = outage("net-1", SampleDrawings.each(12, "web-{} -> net=1:net-1|net-2"));
    assertThat(folded(few, 10).folding()).isEqualTo(new Folding(10, Scope.ALIKE));
    assertThat(folded(few, 10).boxes()).hasSize(26);
    Outage many = outage("net-1", SampleDrawings.each(200, "web-{} -> net=1:net-1|net-2"));
    assertThat(folded(many, 10).folding()).isEqualTo(new Folding(10, Scope.ALIKE_WITH_GROUPS));
    assertThat(boxes(many, 10))
        .containsExactly("net-1", "net-2", "~fold~web-001", "~groups~7~web-001~net");
  }

  @Test
  void foldsMoreUntilThePictureIsSmallEnough() {
    Outage outage =
        outage(
            "rack",
            String.join(
                ", ",
                IntStream.rangeClosed(1, 20)
                    .mapToObj(at ->
                        // Each power strip is of another class, hence like no other.
                        "strip%1$d-1 -> rack, vm-%2$03d -> strip%1$d-1, ".formatted(at % 5, at)
                            + SampleDrawings.each(4, "app-%1$03d{} -> vm-%1$03d".formatted(at)))
                    .toList()));
    FoldedScene folded = folded(outage, 10);
    assertThat(folded.folding()).isEqualTo(new Folding(3, Scope.ALIKE));
    assertThat(folded.boxes()).hasSize(1 + 5 + 5 + 5);
  }

  @Test
  void foldsWholeClassesInTheEnd() {
    // No two are alike: each has another number of followers.
    List<String> parts = new ArrayList<>();
    for (int at = 1; at <= 80; at++) {
      parts.add("vm-%03d -> rack".formatted(at));
      for (int other = 1; other < at; other++) {
        parts.add("vm-%03d ~> vm-%03d".formatted(other, at));
      }
    }
    FoldedScene folded = folded(outage("rack", String.join(", ", parts)), 10);
    assertThat(folded.folding().scope()).isEqualTo(Scope.CLASSES);
    assertThat(ids(folded)).containsExactly("rack", "~fold~vm-001");
    assertThat(folded.inside().get(1)).isEqualTo(80 * 79 / 2);
  }

  @Test
  void opensAFoldByItsIdOrByOneOfItsCis() {
    assertThat(ids(new Folds(rackOf(30).scene(), Set.of("~fold~web-001")).to(60, 10))).hasSize(31);
    assertThat(ids(new Folds(rackOf(30).scene(), Set.of("web-004")).to(60, 10))).hasSize(31);
    assertThat(ids(new Folds(rackOf(30).scene(), Set.of("~fold~web-002")).to(60, 10))).hasSize(2);
  }

  @Test
  void foldsNothingElseWhenAFoldIsOpened() {
    Outage outage =
        outage(
            "rack",
            SampleDrawings.each(70, "web-{} -> rack")
                + ", "
                + SampleDrawings.each(8, "db-{} -> rack"));
    assertThat(boxes(outage, 10)).hasSize(10);
    assertThat(new Folds(outage.scene(), Set.of("~fold~web-001")).to(60, 10).boxes()).hasSize(79);
  }

  @Test
  void leavesApartWhatNobodyWantsFolded() {
    assertThat(boxes(rackOf(59), 1_000)).hasSize(60);
    assertThat(boxes(rackOf(60), 1_000)).hasSize(2);
    assertThat(new Folds(rackOf(100).scene(), Set.of()).to(150, 1_000).boxes()).hasSize(101);
  }

  /// Whatever is folded: all CIs and groups are in exactly one box, every dependency is in a tie or
  /// inside a box, and no fold hides what explains.
  @RepeatedTest(200)
  void losesNothing(RepetitionInfo seed) {
    String as = "seed " + seed.getCurrentRepetition();
    Scene scene = SampleDrawings.of(seed.getCurrentRepetition()).scene();
    int limit = 1 + seed.getCurrentRepetition() % 10;
    int most = 1 + seed.getCurrentRepetition() * 7 % 150;
    FoldedScene folded = new Folds(scene, Set.of()).to(most, limit);
    List<Integer> all = folded.boxes().stream().flatMap(List::stream).sorted().toList();
    assertThat(all).as(as).isEqualTo(IntStream.range(0, scene.vertices().size()).boxed().toList());
    int drawn =
        folded.ties().stream()
            .filter(tie -> first(folded, tie.from()) instanceof Scene.CiVertex)
            .mapToInt(FoldedScene.Tie::count)
            .sum();
    assertThat(drawn + folded.inside().stream().mapToInt(Integer::intValue).sum())
        .as(as)
        .isEqualTo(scene.dependencies());
    assertThat(new HashSet<>(ids(folded))).as(as).hasSize(folded.boxes().size());
    for (List<Integer> box : folded.boxes()) {
      List<Scene.Vertex> members = box.stream().map(scene.vertices()::get).toList();
      assertThat(members.stream().map(Scene.Vertex::state).distinct()).as(as).hasSize(1);
      if (members.size() > 1) {
        assertThat(members).as(as).noneMatch(FoldsTest::explains);
        assertThat(members.size() > folded.folding().above()).as(as).isTrue();
      }
    }
  }

  private static boolean explains(Scene.Vertex vertex) {
    return vertex instanceof Scene.CiVertex one && (one.service() || one.subject());
  }

  @RepeatedTest(60)
  void drawsEveryTieBetweenTheBoxesOfItsEnds(RepetitionInfo seed) {
    Scene scene = SampleDrawings.of(seed.getCurrentRepetition()).scene();
    FoldedScene folded = new Folds(scene, Set.of()).to(60, 10);
    for (int from = 0; from < folded.boxes().size(); from++) {
      for (int to = 0; to < folded.boxes().size(); to++) {
        List<Integer> left = folded.boxes().get(from);
        List<Integer> right = folded.boxes().get(to);
        List<Scene.Arc> between =
            scene.arcs().stream()
                .filter(arc -> left.contains(arc.from()) && right.contains(arc.to()))
                .toList();
        int start = from;
        int end = to;
        List<FoldedScene.Tie> ties =
            folded.ties().stream().filter(tie -> tie.from() == start && tie.to() == end).toList();
        if (from == to) {
          assertThat(folded.inside().get(from)).isEqualTo(between.size());
          assertThat(ties).isEmpty();
        } else if (between.isEmpty()) {
          assertThat(ties).isEmpty();
        } else {
          assertThat(ties).hasSize(1);
          assertThat(ties.getFirst().count()).isEqualTo(between.size());
          assertThat(ties.getFirst().strength())
              .isEqualTo(
                  between.stream().anyMatch(arc -> arc.strength() == Strength.HARD)
                      ? Strength.HARD
                      : Strength.SOFT);
        }
      }
    }
  }

  private static Outage rackOf(int webs) {
    return outage("rack", SampleDrawings.each(webs, "web-{} -> rack"));
  }

  private static List<String> names(String pattern, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(pattern::formatted).toList();
  }

  private static Outage outage(String failed, String text) {
    return outage(List.of(failed), text);
  }

  private static Outage outage(List<String> failed, String text) {
    return SampleDrawings.of(SampleDrawings.graph(text), failed);
  }

  private static FoldedScene folded(Outage outage, int above) {
    return new Folds(outage.scene(), Set.of()).to(60, above);
  }

  private static List<String> boxes(Outage outage, int above) {
    return ids(folded(outage, above));
  }

  private static Scene.Vertex first(FoldedScene folded, int box) {
    return folded.scene().vertices().get(folded.boxes().get(box).getFirst());
  }

  private static List<String> ids(FoldedScene folded) {
    return IntStream.range(0, folded.boxes().size()).mapToObj(folded::id).toList();
  }
}
