package org.kaskade.access;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What an actor may do: roles the program itself speaks of. They add up.
public enum Role {
  /// Reads, and proposes changes.
  VIEWER,
  /// A program: registers and syncs the sources it is bound to.
  AUTOMATION,
  /// Also keeps sources it is bound to, and edits records.
  EDITOR,
  /// Schedules changes, keeps windows and blackouts.
  CHANGE_MANAGER,
  /// Reads all, also who has access.
  AUDITOR,
  /// Everything about the program; no vote on a change by that alone.
  ADMIN,
  /// Reads the calendar of changes and nothing else; goes with no other role.
  FEED;

  /// How it is written where people give roles: `change-manager`.
  public String word() {
    return word(name());
  }

  /// The form in which words of roles are compared; the administrator has two.
  public static String word(String given) {
    String word = given.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    return word.equals("administrator") ? "admin" : word;
  }

  /// All, as they are written.
  public static List<String> words() {
    return Stream.of(values()).map(Role::word).toList();
  }
}
