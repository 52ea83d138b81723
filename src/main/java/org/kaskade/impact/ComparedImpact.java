package org.kaskade.impact;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kaskade.estate.Ci;
import org.kaskade.estate.Criticality;
import org.kaskade.estate.RevisionCommitted;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.ImpactDifference;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.Patience;
import org.kaskade.schema.CmdbSchema;

/// How a change of the estate, planned or past, changes what failures do to services, as the API
/// tells it.
///
/// @param singlePointsAppearing single points of failure that there were not before
/// @param singlePointsDisappearing those that there are no more
/// @param groupsLosingRedundancy groups that can lose fewer members than before
/// @param worseServices services that the outage of a single CI hits harder than before
record ComparedImpact(
    List<SinglePoint> singlePointsAppearing,
    List<SinglePoint> singlePointsDisappearing,
    List<WeakerGroup> groupsLosingRedundancy,
    List<WorseService> worseServices,
    AnswerCompleteness completeness) {
  ComparedImpact {
    singlePointsAppearing = List.copyOf(singlePointsAppearing);
    singlePointsDisappearing = List.copyOf(singlePointsDisappearing);
    groupsLosingRedundancy = List.copyOf(groupsLosingRedundancy);
    worseServices = List.copyOf(worseServices);
  }

  record SinglePoint(String service, String component, Criticality criticality) {}

  record WeakerGroup(
      String dependent,
      String group,
      int membersBefore,
      int needBefore,
      int membersAfter,
      int needAfter) {
    static WeakerGroup of(ImpactDifference.WeakerGroup group) {
      return new WeakerGroup(
          group.dependent(),
          group.group(),
          group.before().members(),
          group.before().need(),
          group.after().members(),
          group.after().need());
    }
  }

  record WorseService(String service, ImpactState before, ImpactState after) {}

  /// Compares two graphs.
  ///
  /// @param change what lies between them, told in either direction
  static ComparedImpact of(
      DependencyGraph before,
      DependencyGraph after,
      RevisionCommitted change,
      CmdbSchema schema,
      Patience patience) {
    Set<String> changed = new HashSet<>(change.dependenciesOf().keySet());
    change.cis().stream()
        .map(Ci::key)
        .filter(key -> before.find(key).isPresent() != after.find(key).isPresent())
        .forEach(changed::add);
    ImpactDifference difference =
        ImpactDifference.between(
            before, after, changed, ci -> schema.isService(ci.ciClass()), patience);
    return new ComparedImpact(
        shown(difference.appearing(), before, after),
        shown(difference.disappearing(), before, after),
        difference.weakerGroups().stream().map(WeakerGroup::of).toList(),
        difference.worse().stream()
            .map(one -> new WorseService(one.of(), one.before(), one.after()))
            .toList(),
        AnswerCompleteness.of(difference.completeness()));
  }

  private static List<SinglePoint> shown(
      List<ImpactDifference.SinglePoint> points, DependencyGraph before, DependencyGraph after) {
    return points.stream()
        .map(point ->
            new SinglePoint(
                point.of(),
                point.component(),
                after
                    .find(point.of())
                    .or(() -> before.find(point.of()))
                    .map(ci -> Criticality.valueOf(ci.criticality()))
                    .orElseThrow()))
        .toList();
  }
}
