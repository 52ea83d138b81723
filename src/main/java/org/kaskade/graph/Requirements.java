package org.kaskade.graph;

/// The requirements of one CI: entries `from` to `to` (exclusive), a single's type beside it.
final class Requirements {
  private final int[] entries;
  private final NumberColumn types;
  private final int from;
  private final int to;

  Requirements(int[] entries, NumberColumn types, int from, int to) {
    this.entries = entries;
    this.types = types;
    this.from = from;
    this.to = to;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  int entry(int at) {
    return entries[at];
  }

  /// Of a single; that of a group's members is with the group.
  int type(int at) {
    return types.get(at);
  }

  /// Adds to `pairs`, for each provider, its number and the entry that leads from it to the
  /// dependent: one for all its singles (a hard one says all that a soft one beside it does), and
  /// one per group.
  void incidences(int dependent, GroupTable groups, IntList pairs) {
    for (int at = from; at < to; at++) {
      int entry = entries[at];
      if (Entry.isGroup(entry)) {
        Group group = groups.get(Entry.number(entry));
        for (int member = 0; member < group.size(); member++) {
          if (group.isFirstOfProvider(member)) {
            pairs.add(group.provider(member));
            pairs.add(entry);
          }
        }
      } else if (!repeatsProviderBefore(at)) {
        pairs.add(Entry.number(entry));
        pairs.add(Entry.single(dependent, Entry.isSoft(entry) && !hardFollows(at)));
      }
    }
  }

  private boolean repeatsProviderBefore(int at) {
    return at > from
        && !Entry.isGroup(entries[at])
        && !Entry.isGroup(entries[at - 1])
        && Entry.number(entries[at - 1]) == Entry.number(entries[at]);
  }

  private boolean hardFollows(int at) {
    for (int next = at + 1; next < to && repeatsProviderBefore(next); next++) {
      if (!Entry.isSoft(entries[next])) {
        return true;
      }
    }
    return false;
  }
}
