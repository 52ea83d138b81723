package org.kaskade.impact;

import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Ci;
import org.kaskade.estate.Revision;
import org.kaskade.graph.FragileGroups;
import org.kaskade.graph.Strength;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.impact.Questions.Answered;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Answers which redundancy groups a single CI defeats.
@Controller
class FragileGroupsQuery {
  /// Shared CIs shown of one group; their number is always told.
  private static final int SHARED_SHOWN = 100;

  private final Questions questions;
  private final ImpactLimits limits;

  FragileGroupsQuery(Questions questions, ImpactLimits limits) {
    this.questions = questions;
    this.limits = limits;
  }

  record FragileGroup(
      Ci dependent,
      String group,
      Strength strength,
      int members,
      int need,
      List<Ci> shared,
      int sharedCount) {}

  record Found(
      Revision revision, List<FragileGroups.FragileGroup> all, AnswerCompleteness completeness) {}

  @QueryMapping
  Found fragileGroups(
      @Argument("of") @Nullable String given,
      @Argument @Nullable Duration timeLimit,
      DataFetchingEnvironment field) {
    String of = given == null ? null : questions.meant(given);
    Answered<FragileGroups> answered =
        questions.ask(
            field,
            of == null ? List.of() : List.of(of),
            timeLimit,
            (graph, patience) ->
                of == null
                    ? FragileGroups.ofEstate(graph, limits.fragileGroups(), SHARED_SHOWN, patience)
                    : FragileGroups.of(graph, of, limits.fragileGroups(), SHARED_SHOWN, patience),
            FragileGroups::completeness);
    return new Found(answered.revision(), answered.answer().groups(), answered.completeness());
  }

  @SchemaMapping(typeName = "FragileGroups")
  Connection<FragileGroup> groups(
      Found found, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    return Connection.pageOf(
            found.all(),
            PageRequest.of(first, after, "fragile-groups"),
            found.revision().number(),
            group -> group.dependent().key() + "\n" + group.group())
        .map(this::shown);
  }

  private FragileGroup shown(FragileGroups.FragileGroup group) {
    return new FragileGroup(
        questions.shown(group.dependent()),
        group.group(),
        group.strength(),
        group.members(),
        group.need(),
        questions.shown(group.shared()),
        group.sharedCount());
  }
}
