package org.kaskade.drawing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.Strength;
import org.kaskade.impact.ImpactAnalysis;
import org.kaskade.impact.ImpactAnalysis.Affected;
import org.kaskade.impact.ImpactAnalysis.Cause;

/// Why a CI is affected, as sentences without a full stop: the same in pages, tables and documents.
public final class Why {
  private static final Words WORDS = new Words("drawing");
  private static final int LONGEST_NAME = 200;

  private final ImpactAnalysis analysis;
  private final Language language;

  public Why(ImpactAnalysis analysis, Language language) {
    this.analysis = analysis;
    this.language = language;
  }

  /// The first reason, and how many there are.
  public String of(Affected affected) {
    List<String> all = all(affected);
    return all.size() == 1 ? all.getFirst() : say("why.more", all.getFirst(), all.size());
  }

  /// Every reason, at least one.
  public List<String> all(Affected affected) {
    List<Cause> causes = affected.causes();
    if (causes.isEmpty()) {
      boolean assumed = analysis.failedKeys().contains(affected.key());
      return List.of(say((assumed ? "why.assumed." : "why.anyway.") + affected.state()));
    }
    return causes.stream().map(cause -> because(affected.state(), cause)).toList();
  }

  private String because(ImpactState state, Cause cause) {
    boolean soft = cause.strength() == Strength.SOFT;
    ImpactAnalysis.@Nullable Group group = cause.group();
    return group == null
        ? say(soft ? "why.soft" : "why.hard." + state, name(cause.providers().getFirst().name()))
        : say(
            "why.group." + (soft ? "SOFT" : state),
            name(group.group()),
            group.need(),
            group.members(),
            group.up());
  }

  private static String name(String name) {
    return HarmlessText.of(Cut.middle(name, LONGEST_NAME, Integer.MAX_VALUE));
  }

  private String say(String name, Object... arguments) {
    return WORDS.say(language, name, arguments);
  }
}
