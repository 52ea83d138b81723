package org.kaskade.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.CurrentActor;
import org.kaskade.access.Role;
import org.kaskade.access.TokenFingerprint;
import org.kaskade.graphql.RequestRefused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Makes tokens, after a look at what is asked for.
@Component
class TokenIssue {
  private static final Pattern PERSON = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99}");
  private static final Set<String> RESERVED = Set.of("administrator", CurrentActor.PROGRAM);
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_WORDS = 100;
  private static final Duration UNLESS_TOLD = Duration.ofDays(90);

  /// 256 bits, 43 characters in base64url.
  private static final int RANDOM_BYTES = 32;

  private final List<String> roles;
  private final Duration longest;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  TokenIssue(
      ObjectProvider<FurtherRoles> further,
      @Value("${kaskade.limits.token-age:365d}") Duration longest,
      Clock clock) {
    this.roles =
        Stream.concat(
                Role.words().stream(), further.stream().flatMap(f -> f.words().stream().sorted()))
            .distinct()
            .toList();
    this.longest = longest;
    this.clock = clock;
  }

  /// @param token what signs in, shown once
  /// @param issued what is kept of it
  record Issued(String token, AccessToken issued) {}

  Issued issue(IssueTokenInput input, String by) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    // The prefix lets scanners of repositories and logs recognise it.
    String token = "kaskade_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String fingerprint = TokenFingerprint.of(token);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Issued(
        token,
        new AccessToken(
            fingerprint.substring(0, 16),
            fingerprint,
            person(input.person()),
            text("name", input.name() == null ? "" : input.name()),
            texts("teams", input.teams()),
            roles(input.roles()),
            texts("sources", input.sources()),
            now,
            by,
            expires(input.expires(), now),
            null,
            null));
  }

  private static String person(String given) {
    String person = given.strip();
    if (!PERSON.matcher(person).matches()) {
      throw RequestRefused.invalid(
          "INVALID_PERSON",
          "'person' is no name to sign in with. Use 1 to 100 letters, digits and . _ @ + -, a letter or digit first, e.g. k.vogt.");
    }
    if (RESERVED.contains(person.toLowerCase(Locale.ROOT))) {
      throw RequestRefused.invalid(
          "INVALID_PERSON",
          "'%s' is the program's own name for somebody; give the person another."
              .formatted(person));
    }
    return person;
  }

  private List<String> roles(@Nullable List<String> given) {
    List<String> wanted =
        texts("roles", given == null ? List.of(Role.VIEWER.word()) : given).stream()
            .map(Role::word)
            .distinct()
            .sorted()
            .toList();
    List<String> unknown = wanted.stream().filter(role -> !roles.contains(role)).toList();
    if (!unknown.isEmpty() || wanted.isEmpty()) {
      throw RequestRefused.invalid(
          "UNKNOWN_ROLE",
          "%s Known: %s."
              .formatted(
                  wanted.isEmpty()
                      ? "'roles' is empty, so that the token could do nothing."
                      : "There is no role '%s'.".formatted(String.join("', '", unknown)),
                  String.join(", ", roles)));
    }
    if (wanted.contains(Role.FEED.word()) && wanted.size() > 1) {
      throw RequestRefused.invalid(
          "FEED_ALONE",
          "The role feed goes with no other: such a token stands in addresses of calendars, where others may read it. Issue two tokens.");
    }
    return wanted;
  }

  private Instant expires(@Nullable Instant given, Instant now) {
    if (given == null) {
      return now.plus(UNLESS_TOLD.compareTo(longest) < 0 ? UNLESS_TOLD : longest);
    }
    if (!given.isAfter(now)) {
      throw RequestRefused.invalid(
          "INVALID_EXPIRY",
          "'expires' is %s, which is over. Give a time to come.".formatted(given));
    }
    if (given.isAfter(now.plus(longest))) {
      throw RequestRefused.limit(
          "TOKEN_AGE_LIMIT",
          "'expires' is %s; a token lasts %d days at most (kaskade.limits.token-age). Give %s at the latest, and issue another then."
              .formatted(given, longest.toDays(), now.plus(longest)));
    }
    return given;
  }

  private static List<String> texts(String field, @Nullable List<String> given) {
    List<String> texts = new ArrayList<>();
    for (String each : given == null ? List.<String>of() : given) {
      String text = text(field, each);
      if (text.isEmpty()) {
        throw RequestRefused.invalid(
            "INVALID_TEXT", "'%s' holds an empty text; leave it out.".formatted(field));
      }
      texts.add(text);
    }
    if (texts.size() > MOST_WORDS) {
      throw RequestRefused.limit(
          "TOO_MANY_VALUES",
          "'%s' holds %d values; a token takes %d.".formatted(field, texts.size(), MOST_WORDS));
    }
    return texts.stream().distinct().toList();
  }

  private static String text(String field, String given) {
    String text = given.strip();
    if (text.length() > LONGEST_TEXT || text.codePoints().anyMatch(Character::isISOControl)) {
      throw RequestRefused.invalid(
          "INVALID_TEXT",
          "'%s' holds a text of %d characters; give at most %d, on one line."
              .formatted(field, text.length(), LONGEST_TEXT));
    }
    return text;
  }
}
