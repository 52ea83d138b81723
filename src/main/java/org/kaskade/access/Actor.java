package org.kaskade.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// A person or a program that asks, with all that decides what it may do.
///
/// @param name the person, e.g. `k.vogt`; stands in revisions and histories
/// @param teams names or keys of the teams it belongs to, as they were given
/// @param roles words such as `change-manager`: those of {@link Role}, and further ones that
///   declarations of records speak of
/// @param sources what it may register and sync as an editor or as automation
public record Actor(String name, List<String> teams, Set<String> roles, Set<String> sources) {
  private static final String TEAM = "team:";

  public Actor {
    teams = List.copyOf(teams);
    roles = Set.copyOf(roles);
    sources = Set.copyOf(sources);
  }

  static Actor withoutRights(String name) {
    return new Actor(name, List.of(), Set.of(), Set.of());
  }

  public boolean administrator() {
    return has(Role.ADMIN);
  }

  public boolean has(Role role) {
    return roles.contains(role.word());
  }

  /// Whether it has a role by its word, which may be one that only declarations know.
  public boolean has(String role) {
    return roles.contains(Role.word(role));
  }

  /// The roles in alphabetical order, for messages.
  public List<String> sortedRoles() {
    return List.copyOf(new TreeSet<>(roles));
  }

  /// Whether it belongs to a team, given by name or by key: `payments` and `team:payments` are one.
  public boolean belongsTo(String team) {
    return teams.stream().anyMatch(own -> bare(own).equals(bare(team)));
  }

  /// Whether it is the owner that a CI names, or belongs to the team that the CI names.
  public boolean answersFor(String owner) {
    return name.equalsIgnoreCase(owner.strip()) || belongsTo(owner);
  }

  private static String bare(String team) {
    String lower = team.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith(TEAM) ? lower.substring(TEAM.length()) : lower;
  }
}
