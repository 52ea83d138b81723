package org.kaskade.importers;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a forge's message says was pushed.
///
/// @param branches that changed, by name; one that was deleted is among them
/// @param defaultBranch of the repository, where the message says so
record WebhookPush(Set<String> branches, @Nullable String defaultBranch) {
  private static final List<String> EVENTS =
      List.of(
          "X-GitHub-Event",
          "X-Forgejo-Event",
          "X-Gitea-Event",
          "X-Gogs-Event",
          "X-Gitlab-Event",
          "X-Event-Key");
  private static final Set<String> PUSHES =
      Set.of("push", "Push Hook", "System Hook", "repo:push", "repo:refs_changed");
  private static final String BRANCHES = "refs/heads/";

  WebhookPush {
    branches = Set.copyOf(branches);
  }

  /// Whether the message tells of a push, and not of a ping, an issue, or a tag.
  static boolean isPush(Function<String, @Nullable String> header) {
    for (String name : EVENTS) {
      String event = header.apply(name);
      if (event != null) {
        return PUSHES.contains(event);
      }
    }
    return true;
  }

  static WebhookPush of(JsonNode message) {
    Set<String> branches = new HashSet<>();
    // GitHub, Gitea, Forgejo, GitLab.
    addReference(message.path("ref"), branches);
    // Bitbucket Data Center.
    message.path("changes").valueStream().forEach(c -> addReference(c.at("/ref/id"), branches));
    // Bitbucket Cloud.
    message
        .at("/push/changes")
        .valueStream()
        .flatMap(change -> Stream.of(change.path("new"), change.path("old")))
        .filter(state -> state.path("type").asString("").equals("branch"))
        .forEach(state -> branches.add(state.path("name").asString("")));
    return new WebhookPush(branches, defaultBranch(message));
  }

  private static void addReference(JsonNode reference, Set<String> branches) {
    String name = reference.asString("");
    if (name.startsWith(BRANCHES)) {
      branches.add(name.substring(BRANCHES.length()));
    }
  }

  private static @Nullable String defaultBranch(JsonNode message) {
    for (String place : List.of("/repository/default_branch", "/project/default_branch")) {
      if (message.at(place).isString()) {
        return message.at(place).asString();
      }
    }
    return null;
  }

  /// Whether a source that reads this branch may have to be synced.
  ///
  /// @param branch null for the default branch
  boolean concerns(@Nullable String branch) {
    String wanted = branch == null ? defaultBranch : branch;
    return wanted == null ? !branches.isEmpty() : branches.contains(wanted);
  }
}
