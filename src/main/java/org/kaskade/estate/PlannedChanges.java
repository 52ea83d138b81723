package org.kaskade.estate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.ChangeSet.CiChange;
import org.kaskade.estate.ChangeSet.ClaimWrite;
import org.kaskade.estate.Claim.ClaimedDependency;
import org.kaskade.estate.PlannedChange.Action;

/// What people see of a change set: what is believed before and after, and the place that says so.
final class PlannedChanges {
  private PlannedChanges() {}

  /// CIs by key, each followed by its dependencies.
  static List<PlannedChange> of(ChangeSet changes) {
    List<PlannedChange> planned = new ArrayList<>();
    for (CiChange change : changes.cis()) {
      addCi(change, planned);
      addDependencies(change, planned);
    }
    return List.copyOf(planned);
  }

  private static void addCi(CiChange change, List<PlannedChange> planned) {
    EffectiveCi before = change.before();
    Action action =
        before == null || (before.retired() && !change.after().retired())
            ? Action.ADD
            : change.retires() ? Action.RETIRE : Action.CHANGE;
    if (action == Action.CHANGE && !change.valuesChange()) {
      return;
    }
    Claim said = place(change);
    planned.add(
        new PlannedChange(
            action,
            change.key(),
            "ci",
            action == Action.ADD || before == null ? null : values(before),
            action == Action.RETIRE ? null : values(change.after()),
            said == null ? null : file(said),
            said == null ? null : said.line()));
  }

  /// The claim that changes, of those that hold the CI one that does.
  private static @Nullable Claim place(CiChange change) {
    Claim found = null;
    for (ClaimWrite write : change.claims()) {
      if (write.action() != ClaimWrite.Action.MOVE
          && (found == null || (!found.holds() && write.claim().holds()))) {
        found = write.claim();
      }
    }
    return found;
  }

  private static void addDependencies(CiChange change, List<PlannedChange> planned) {
    EffectiveCi was = change.before();
    Map<Dependency.Identity, Dependency> before = byIdentity(was);
    Map<Dependency.Identity, Dependency> after = byIdentity(change.after());
    Map<Dependency.Identity, Dependency> all = new LinkedHashMap<>(before);
    all.putAll(after);
    all.forEach((identity, any) -> {
      Dependency then = before.get(identity);
      Dependency now = after.get(identity);
      if (then != null && now != null && values(then).equals(values(now))) {
        return;
      }
      Place place = place(change, identity);
      planned.add(
          new PlannedChange(
              then == null ? Action.ADD : now == null ? Action.RETIRE : Action.CHANGE,
              key(any),
              "dependency",
              then == null ? null : values(then),
              now == null ? null : values(now),
              place.file(),
              place.line()));
    });
  }

  private static Map<Dependency.Identity, Dependency> byIdentity(@Nullable EffectiveCi ci) {
    Map<Dependency.Identity, Dependency> found = new LinkedHashMap<>();
    if (ci != null) {
      ci.dependencies().forEach(dependency -> found.put(dependency.identity(), dependency));
    }
    return found;
  }

  /// Where a claim that changes names the dependency, or named it.
  private static Place place(CiChange change, Dependency.Identity identity) {
    for (ClaimWrite write : change.claims()) {
      Place now = place(write.claim(), identity);
      Place found = now == null && write.was() != null ? place(write.was(), identity) : now;
      if (found != null) {
        return found;
      }
    }
    return new Place(null, null, null, null);
  }

  private static @Nullable Place place(Claim claim, Dependency.Identity identity) {
    for (ClaimedDependency said : claim.dependencies()) {
      if (said.provider().equals(identity.provider()) && said.type().equals(identity.type())) {
        Integer line = said.line() == null ? claim.line() : said.line();
        return new Place(file(claim), line, null, null);
      }
    }
    return null;
  }

  private static @Nullable String file(Claim claim) {
    return claim.site().path().isEmpty() ? null : claim.site().path();
  }

  private static String key(Dependency d) {
    String named = "%s %s %s".formatted(d.dependent(), d.type(), d.provider());
    return d.group() == null ? named : named + " " + d.group();
  }

  private static Map<String, Object> values(EffectiveCi ci) {
    Map<String, Object> values = new TreeMap<>(ci.values());
    values.put("class", ci.ciClass());
    return values;
  }

  private static Map<String, Object> values(Dependency d) {
    Map<String, Object> values = new HashMap<>();
    values.put("dependent", d.dependent());
    values.put("provider", d.provider());
    values.put("type", d.type());
    values.put("strength", d.strength().name());
    String group = d.group();
    if (group != null) {
      values.put("group", group);
      values.put("need", d.need() == null ? "1" : d.need());
    }
    return values;
  }
}
