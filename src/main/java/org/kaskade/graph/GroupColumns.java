package org.kaskade.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a question about a single group asks for, in about 20 bytes per group and 5 per member.
final class GroupColumns {
  /// Names and declared needs, each once.
  final String[] texts;

  /// Per group the number of its name, and of its declared need or -1.
  final int[] labels;

  /// Where the members of each group begin.
  final int[] offsets;

  /// Of the members.
  final int[] providers;

  /// Of the members.
  final NumberColumn types;

  GroupColumns(String[] texts, int[] labels, int[] offsets, int[] providers, NumberColumn types) {
    this.texts = texts;
    this.labels = labels;
    this.offsets = offsets;
    this.providers = providers;
    this.types = types;
  }

  static GroupColumns of(List<Group> groups) {
    Map<String, Integer> texts = new HashMap<>();
    IntList labels = new IntList();
    int[] offsets = new int[groups.size() + 1];
    IntList providers = new IntList();
    IntList types = new IntList();
    for (int at = 0; at < groups.size(); at++) {
      Group group = groups.get(at);
      labels.add(number(texts, group.name()));
      String need = group.declaredNeed();
      labels.add(need == null ? -1 : number(texts, need));
      for (int member = 0; member < group.size(); member++) {
        providers.add(group.provider(member));
        types.add(group.type(member));
      }
      offsets[at + 1] = providers.size;
    }
    String[] byNumber = new String[texts.size()];
    texts.forEach((text, number) -> byNumber[number] = text);
    return new GroupColumns(
        byNumber, labels.toArray(), offsets, providers.toArray(), NumberColumn.of(types));
  }

  int size() {
    return offsets.length - 1;
  }

  /// @param dependent as an entry of the group's strength
  Group group(int number, int dependent, int slack) {
    int from = offsets[number];
    int to = offsets[number + 1];
    int[] groupTypes = new int[to - from];
    Arrays.setAll(groupTypes, at -> types.get(from + at));
    int need = labels[2 * number + 1];
    @Nullable String declaredNeed = need < 0 ? null : texts[need];
    return new Group(
        Entry.number(dependent),
        texts[labels[2 * number]],
        Entry.isSoft(dependent) ? Strength.SOFT : Strength.HARD,
        declaredNeed,
        slack,
        Arrays.copyOfRange(providers, from, to),
        groupTypes);
  }

  private static int number(Map<String, Integer> texts, String text) {
    int next = texts.size();
    Integer known = texts.putIfAbsent(text, next);
    return known == null ? next : known;
  }
}
