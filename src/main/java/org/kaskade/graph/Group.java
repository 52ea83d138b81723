package org.kaskade.graph;

import org.jspecify.annotations.Nullable;

/// A k-of-n requirement of one dependent.
///
/// A provider that several types put into the group stands once per type in `providers`, side by
/// side, and counts once.
final class Group {
  private final int dependent;
  private final String name;
  private final Strength strength;
  private final @Nullable String declaredNeed;
  private final int members;
  private final int slack;
  private final int[] providers;
  private final int[] types;

  /// @param declaredNeed as declared; null for the default
  /// @param slack how many of its distinct providers may be lost before it breaks
  /// @param providers with `types`, one dependency each
  Group(
      int dependent,
      String name,
      Strength strength,
      @Nullable String declaredNeed,
      int slack,
      int[] providers,
      int[] types) {
    this.dependent = dependent;
    this.name = name;
    this.strength = strength;
    this.declaredNeed = declaredNeed;
    this.slack = slack;
    this.providers = providers;
    this.types = types;
    int distinct = 0;
    for (int at = 0; at < providers.length; at++) {
      distinct += isFirstOfProvider(providers, at) ? 1 : 0;
    }
    this.members = distinct;
  }

  int dependent() {
    return dependent;
  }

  String name() {
    return name;
  }

  Strength strength() {
    return strength;
  }

  @Nullable String declaredNeed() {
    return declaredNeed;
  }

  /// How many distinct providers the group has: n.
  int members() {
    return members;
  }

  /// How many of them must be up, in 1..n: k.
  int need() {
    return members - slack;
  }

  /// How many members may be lost before the group breaks.
  int slack() {
    return slack;
  }

  /// How many dependencies make up the group.
  int size() {
    return providers.length;
  }

  int provider(int at) {
    return providers[at];
  }

  int type(int at) {
    return types[at];
  }

  /// Whether the dependency at this place names a provider that the one before it doesn't.
  boolean isFirstOfProvider(int at) {
    return isFirstOfProvider(providers, at);
  }

  private static boolean isFirstOfProvider(int[] providers, int at) {
    return at == 0 || providers[at] != providers[at - 1];
  }
}
