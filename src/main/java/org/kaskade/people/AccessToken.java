package org.kaskade.people;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.Actor;

/// What is known of a token; the token itself is not.
///
/// @param id what it is withdrawn by
/// @param name what it is for
/// @param expires when it stops working by itself
/// @param withdrawnAt when somebody made it stop; null while nobody did
record AccessToken(
    String id,
    String fingerprint,
    String person,
    String name,
    List<String> teams,
    List<String> roles,
    List<String> sources,
    Instant issuedAt,
    String issuedBy,
    Instant expires,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawnBy) {
  AccessToken {
    teams = List.copyOf(teams);
    roles = List.copyOf(roles);
    sources = List.copyOf(sources);
  }

  boolean validAt(Instant now) {
    return withdrawnAt == null && now.isBefore(expires);
  }

  Actor actor() {
    return new Actor(person, teams, Set.copyOf(roles), Set.copyOf(sources));
  }
}
