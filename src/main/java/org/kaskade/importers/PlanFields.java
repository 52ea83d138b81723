package org.kaskade.importers;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.OverruledValue;
import org.kaskade.estate.PlannedChange;
import org.kaskade.estate.Proposal;
import org.kaskade.estate.Revision;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Answers what a plan changes: page by page, narrowed down, and in numbers.
@Controller
class PlanFields {
  private static final Comparator<PlannedCount> BY_KIND =
      Comparator.comparing(PlannedCount::kind)
          .thenComparing(
              PlannedCount::ciClass, Comparator.nullsLast(Comparator.<String>naturalOrder()))
          .thenComparing(PlannedCount::action);

  /// How many changes of one sort there are; dependencies have no class.
  record PlannedCount(
      String kind, @Nullable String ciClass, PlannedChange.Action action, int count) {}

  /// Which changes are shown; what is null lets all through.
  record PlannedChangeFilter(
      @Nullable List<PlannedChange.Action> actions,
      @Nullable List<String> kinds,
      @Nullable List<String> classes,
      @Nullable String text) {

    boolean lets(PlannedChange change) {
      return (actions == null || actions.contains(change.action()))
          && (kinds == null || kinds.contains(change.kind()))
          && (classes == null || classes.contains(ciClass(change)))
          && (text == null || mentions(change, text.strip().toLowerCase(Locale.ROOT)));
    }

    private static boolean mentions(PlannedChange change, String text) {
      return change.key().toLowerCase(Locale.ROOT).contains(text)
          || String.valueOf(value(change, "name")).toLowerCase(Locale.ROOT).contains(text);
    }
  }

  private record Sort(String kind, @Nullable String ciClass, PlannedChange.Action action) {}

  @SchemaMapping(typeName = "Plan")
  Revision revision(Plan plan) {
    return plan.proposal().effect().revision();
  }

  @SchemaMapping(typeName = "Plan")
  Connection<PlannedChange> changes(
      Plan plan,
      @Argument @Nullable PlannedChangeFilter filter,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    return page(plan.proposal(), change -> filter == null || filter.lets(change), first, after);
  }

  @SchemaMapping(typeName = "Plan")
  Connection<OverruledValue> overruled(
      Plan plan, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    return Connection.pageOf(
        plan.proposal().overruled(),
        PageRequest.of(first, after, "overruled-values"),
        plan.proposal().effect().revision().number(),
        one -> "%s %s %s".formatted(one.key(), one.attribute(), one.file()));
  }

  @SchemaMapping(typeName = "Plan")
  List<PlannedCount> counts(Plan plan) {
    Map<Sort, Long> counts =
        plan.proposal().changes().stream()
            .collect(
                Collectors.groupingBy(
                    change -> new Sort(change.kind(), ciClass(change), change.action()),
                    Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry ->
            new PlannedCount(
                entry.getKey().kind(),
                entry.getKey().ciClass(),
                entry.getKey().action(),
                Math.toIntExact(entry.getValue())))
        .sorted(BY_KIND)
        .toList();
  }

  @SchemaMapping(typeName = "PlannedCount", field = "class")
  @Nullable String classOf(PlannedCount count) {
    return count.ciClass();
  }

  static Connection<PlannedChange> page(
      Proposal proposal,
      Predicate<PlannedChange> wanted,
      @Nullable Integer first,
      @Nullable String after) {
    return Connection.pageOf(
        proposal.changes().stream().filter(wanted).toList(),
        PageRequest.of(first, after, "planned-changes"),
        proposal.effect().revision().number(),
        change -> change.kind() + " " + change.key());
  }

  private static @Nullable String ciClass(PlannedChange change) {
    return value(change, "class") instanceof String name ? name : null;
  }

  private static @Nullable Object value(PlannedChange change, String name) {
    Map<String, Object> values = change.after() == null ? change.before() : change.after();
    return values == null ? null : values.get(name);
  }
}
