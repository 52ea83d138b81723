package org.kaskade.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Puts the dependencies of one dependent after another into rows of requirements.
///
/// Of two that are the same but for strength or need the stricter counts, whatever their order:
/// HARD before SOFT, and the need that asks for more of the group.
final class RowAssembly {
  private final int firstGroup;
  private final LongList singles = new LongList();
  private final Map<String, Draft> drafts = new TreeMap<>(CodePointOrder.BY_CODE_POINT);

  final IntList entries = new IntList();
  final IntList types = new IntList();
  final List<Group> groups = new ArrayList<>();

  /// Numbers groups from `firstGroup` on.
  RowAssembly(int firstGroup) {
    this.firstGroup = firstGroup;
  }

  void single(int provider, int type, Strength strength) {
    singles.add((pack(provider, type) << 1) | (strength == Strength.HARD ? 0 : 1));
  }

  void member(
      int provider, int type, String group, Strength strength, @Nullable String declaredNeed) {
    Draft draft = drafts.computeIfAbsent(group, _ -> new Draft());
    draft.members.add(pack(provider, type));
    draft.hard |= strength == Strength.HARD;
    if (declaredNeed != null) {
      draft.needs.add(declaredNeed);
    }
  }

  /// Ends the row of this dependent; the next dependency belongs to the next one.
  void finish(int dependent) {
    singles.sort();
    for (int at = 0; at < singles.size; at++) {
      long single = singles.values[at];
      if (at == 0 || single >>> 1 != singles.values[at - 1] >>> 1) {
        entries.add(Entry.single(provider(single >>> 1), (single & 1) != 0));
        types.add(type(single >>> 1));
      }
    }
    singles.clear();
    drafts.forEach((name, draft) -> {
      entries.add(Entry.group(firstGroup + groups.size()));
      types.add(0);
      groups.add(draft.group(dependent, name));
    });
    drafts.clear();
  }

  // 30 bits of provider, 32 of type: with the strength's bit it stays below 2^63.
  private static long pack(int provider, int type) {
    return (long) provider << 32 | type;
  }

  private static int provider(long packed) {
    return (int) (packed >>> 32);
  }

  private static int type(long packed) {
    return (int) packed;
  }

  private static final class Draft {
    private final LongList members = new LongList();
    private final TreeSet<String> needs = new TreeSet<>(CodePointOrder.BY_CODE_POINT);
    private boolean hard;

    Group group(int dependent, String name) {
      members.sort();
      IntList providers = new IntList();
      IntList types = new IntList();
      int distinct = 0;
      for (int at = 0; at < members.size; at++) {
        long member = members.values[at];
        if (at > 0 && member == members.values[at - 1]) {
          continue;
        }
        if (at == 0 || provider(member) != provider(members.values[at - 1])) {
          distinct++;
        }
        providers.add(provider(member));
        types.add(type(member));
      }
      int need = 0;
      String declared = null;
      for (String text : needs) {
        int count = Need.parse(text).of(distinct);
        if (count > need) {
          need = count;
          declared = text;
        }
      }
      return new Group(
          dependent,
          name,
          hard ? Strength.HARD : Strength.SOFT,
          declared,
          distinct - (declared == null ? Need.DEFAULT.of(distinct) : need),
          providers.toArray(),
          types.toArray());
    }
  }
}
