package org.kaskade.people;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.Actor;
import org.kaskade.access.CurrentActor;
import org.kaskade.access.Role;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.graphql.RequestRefused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Who asks, and the tokens of people.
@Controller
class PeopleFields {
  private final TokenIssue issue;
  private final TokenStore store;
  private final ValidTokens valid;
  private final CurrentActor actor;
  private final Clock clock;

  PeopleFields(
      TokenIssue issue, TokenStore store, ValidTokens valid, CurrentActor actor, Clock clock) {
    this.issue = issue;
    this.store = store;
    this.valid = valid;
    this.actor = actor;
    this.clock = clock;
  }

  /// What `viewer` answers.
  record Viewer(String person, List<String> teams, List<String> roles, List<String> sources) {}

  @QueryMapping
  Viewer viewer() {
    Actor who = actor.actor();
    return new Viewer(
        who.name(), who.teams(), who.sortedRoles(), who.sources().stream().sorted().toList());
  }

  @QueryMapping
  Connection<AccessToken> tokens(
      @Argument @Nullable String person,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    List<AccessToken> shown =
        store.all().stream()
            .filter(token -> seesOthers() || own(token))
            .filter(token -> person == null || token.person().equalsIgnoreCase(person))
            .toList();
    return Connection.pageOf(
        shown, PageRequest.of(first, after, "tokens-newest-first"), 0, AccessToken::id);
  }

  @MutationMapping
  TokenIssue.Issued issueToken(@Argument IssueTokenInput input) {
    TokenIssue.Issued issued = issue.issue(input, actor.name());
    checkCase(issued.issued().person());
    store.add(issued.issued());
    valid.changed();
    return issued;
  }

  /// Two persons that only capitals tell apart would be taken for one another, by people at least.
  private void checkCase(String person) {
    store.all().stream()
        .map(AccessToken::person)
        .filter(known -> known.equalsIgnoreCase(person) && !known.equals(person))
        .findFirst()
        .ifPresent(known -> {
          throw RequestRefused.conflict(
              "PERSON_KNOWN_OTHERWISE",
              "Tokens of '%s' were issued before, which is another person than '%s'. Write the name the same way."
                  .formatted(known, person));
        });
  }

  @MutationMapping
  AccessToken withdrawToken(@Argument String id) {
    if (!actor.administrator()
        && store.all().stream().noneMatch(token -> token.id().equals(id) && own(token))) {
      throw unknown(id);
    }
    AccessToken withdrawn = store.withdraw(id, actor.name()).orElseThrow(() -> unknown(id));
    valid.changed();
    return withdrawn;
  }

  private boolean seesOthers() {
    return actor.administrator() || actor.actor().has(Role.AUDITOR);
  }

  private boolean own(AccessToken token) {
    return token.person().equals(actor.name());
  }

  private RequestRefused unknown(String id) {
    return RequestRefused.notFound(
        "UNKNOWN_TOKEN",
        "No token that you may withdraw has the id '%s'. See `tokens`."
            .formatted(id.length() > 64 ? id.substring(0, 64).toLowerCase(Locale.ROOT) + "…" : id));
  }

  @SchemaMapping(typeName = "AccessToken", field = "active")
  boolean active(AccessToken token) {
    return token.validAt(clock.instant());
  }
}
