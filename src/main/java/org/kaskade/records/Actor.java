package org.kaskade.records;

import java.util.Set;
import org.kaskade.access.CurrentActor;

/// Who does something to a record.
///
/// @param name as it stands in revisions and as `requester`
/// @param teams the teams the person belongs to, as CIs name their owners
/// @param roles such as `change-manager`
/// @param administrator whether every transition is allowed, approvals aside
public record Actor(String name, Set<String> teams, Set<String> roles, boolean administrator) {
  /// The program itself, e.g. when an approval is complete or a time has come.
  public static final Actor PROGRAM = new Actor(CurrentActor.PROGRAM, Set.of(), Set.of(), true);

  public Actor {
    teams = Set.copyOf(teams);
    roles = Set.copyOf(roles);
  }

  /// A person without teams and roles.
  public static Actor named(String name) {
    return new Actor(name, Set.of(), Set.of(), false);
  }

  boolean isProgram() {
    return name.equals(CurrentActor.PROGRAM);
  }
}
