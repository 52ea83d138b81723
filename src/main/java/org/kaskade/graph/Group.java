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
  private final int need;
  private final int[] providers;
  private final int[] types;

  /// @param declaredNeed as declared; null for the default
  /// @param members n, the distinct providers
  /// @param need k, how many of them must be up, in 1..n
  /// @param providers with `types`, one dependency each
  Group(
      int dependent,
      String name,
      Strength strength,
      @Nullable String declaredNeed,
      int members,
      int need,
      int[] providers,
      int[] types) {
    this.dependent = dependent;
    this.name = name;
    this.strength = strength;
    this.declaredNeed = declaredNeed;
    this.members = members;
    this.need = need;
    this.providers = providers;
    this.types = types;
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

  int members() {
    return members;
  }

  int need() {
    return need;
  }

  /// How many members may be lost before the group breaks.
  int slack() {
    return members - need;
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
    return at == 0 || providers[at] != providers[at - 1];
  }
}
