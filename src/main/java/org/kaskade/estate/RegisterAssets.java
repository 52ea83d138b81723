package org.kaskade.estate;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.CurrentActor;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/// Registers CIs and dependencies that a program made or found.
@Controller
class RegisterAssets {
  private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/@-]{0,99}");
  private static final int MOST_ERRORS = 1_000;
  private static final Duration REMEMBERED = Duration.ofHours(24);

  private final Estate estate;
  private final CmdbSchema schema;
  private final RegistrationLimits limits;
  private final CurrentActor actor;
  private final SourceContacts contacts;
  private final Clock clock;

  RegisterAssets(
      Estate estate,
      CmdbSchema schema,
      RegistrationLimits limits,
      CurrentActor actor,
      SourceContacts contacts,
      Clock clock) {
    this.estate = estate;
    this.schema = schema;
    this.limits = limits;
    this.actor = actor;
    this.contacts = contacts;
    this.clock = clock;
  }

  /// What `registerAssets` answers.
  record Payload(
      @Nullable Revision revision,
      int created,
      int updated,
      int unchanged,
      int retired,
      int dependenciesAdded,
      int dependenciesRemoved,
      List<RegistrationError> errors) {
    record RegistrationError(List<String> path, String code, String message) {}

    static Payload of(Outcome outcome) {
      return new Payload(
          outcome.revision(),
          outcome.created(),
          outcome.updated(),
          outcome.unchanged(),
          outcome.retired(),
          outcome.dependenciesAdded(),
          outcome.dependenciesRemoved(),
          errors(outcome.refusals()));
    }

    static List<RegistrationError> errors(List<Refusal> refusals) {
      return refusals.stream().limit(MOST_ERRORS).map(Payload::error).toList();
    }

    private static RegistrationError error(Refusal refusal) {
      List<String> path = new ArrayList<>();
      path.add(refusal.subject() == Refusal.Subject.CI ? "items" : "dependencies");
      path.add(Integer.toString(refusal.index()));
      path.addAll(refusal.field());
      return new RegistrationError(path, refusal.code(), refusal.message());
    }
  }

  @MutationMapping
  Payload registerAssets(DataFetchingEnvironment environment) {
    Map<String, Object> input = environment.getArgumentOrDefault("input", Map.of());
    checkText(input);
    String source = String.valueOf(input.get("source"));
    checkSource(source);
    List<Map<String, Object>> items = list(input, "items", limits.registrationItems());
    List<Map<String, Object>> dependencies =
        list(input, "dependencies", limits.registrationDependencies());
    Object id = input.get("operationId");
    boolean dryRun = Boolean.TRUE.equals(input.get("dryRun"));
    if (id == null || dryRun) {
      return register(source, items, dependencies, input, UUID.randomUUID().toString());
    }
    String operation = "registerAssets/" + actor.name() + "/" + id;
    WrittenOperation before = estate.written(operation).orElse(null);
    if (before == null) {
      Payload payload = register(source, items, dependencies, input, operation);
      // The same call may have been written in the meantime, by a twin of this one.
      return estate.written(operation).map(w -> repeated(w, input)).orElse(payload);
    }
    if (before.at().isBefore(clock.instant().minus(REMEMBERED))) {
      return register(source, items, dependencies, input, operation + "/" + UUID.randomUUID());
    }
    return repeated(before, input);
  }

  private static Payload repeated(WrittenOperation before, Map<String, Object> input) {
    if (!fingerprint(input).equals(before.fingerprint())) {
      throw RequestRefused.conflict(
          "OPERATION_ID_REUSED",
          "A call with other content used this operationId within 24 hours. Give each call an id of its own; repeat one only to retry the very same call.");
    }
    return Payload.of(before.outcome());
  }

  private static String fingerprint(Map<String, Object> input) {
    return Journal.sha256(Json.write(input));
  }

  private Payload register(
      String source,
      List<Map<String, Object>> items,
      List<Map<String, Object>> dependencies,
      Map<String, Object> input,
      String operation) {
    AssetRegistration registration = new AssetRegistration(schema, limits, actor.name());
    items.forEach(registration::item);
    dependencies.forEach(registration::dependency);
    if (!registration.refusals().isEmpty()) {
      return Payload.of(Outcome.refused(registration.refusals()));
    }
    boolean replace = "REPLACE".equals(String.valueOf(input.get("mode")));
    boolean dryRun = Boolean.TRUE.equals(input.get("dryRun"));
    Object message = input.get("message");
    Origin origin =
        new Origin(
            actor.name(),
            "api:" + source,
            message == null ? null : "" + message,
            null,
            operation,
            input.get("operationId") == null ? null : fingerprint(input));
    Outcome outcome =
        estate.submit(
            registration.batch(
                source, replace ? ClaimBatch.Scope.WHOLE_SOURCE : ClaimBatch.Scope.ADDITIONAL),
            origin,
            Estate.OnRefusal.REFUSE_ALL,
            wanted -> !dryRun);
    if (outcome.written()) {
      contacts.heard(source);
    }
    return Payload.of(outcome);
  }

  /// Half of a surrogate pair is no character: the store would keep another text than was given.
  private static void checkText(@Nullable Object input) {
    switch (input) {
      case String text -> {
        if (text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
          throw RequestRefused.invalid(
              "INVALID_TEXT",
              "A text holds half of a surrogate pair, which is no character: '%s'. Send UTF-8 text."
                  .formatted(text.replaceAll("[\\ud800-\\udfff]", "?")));
        }
      }
      case Map<?, ?> map ->
          map.forEach((name, value) -> {
            checkText(name);
            checkText(value);
          });
      case List<?> list -> list.forEach(RegisterAssets::checkText);
      case null, default -> {}
    }
  }

  private void checkSource(String source) {
    if (!SOURCE.matcher(source).matches()) {
      throw RequestRefused.invalid(
          "INVALID_SOURCE",
          "'%s' is no name for a source. Use 1 to 100 letters, digits, blanks and . _ / @ -, a letter or digit first."
              .formatted(limits.shown(source)));
    }
    if (estate.isInventory(source)) {
      throw RequestRefused.conflict(
          "SOURCE_IS_INVENTORY",
          "'%s' is an inventory in Git; what it says comes from its repository alone. Register under another source name."
              .formatted(source));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> input, String name, int most) {
    Object value = input.get(name);
    List<Map<String, Object>> list =
        value instanceof List<?> given ? (List<Map<String, Object>>) given : List.of();
    if (list.size() > most) {
      throw RequestRefused.limit(
          "TOO_MANY_" + name.toUpperCase(Locale.ROOT),
          "%,d %s are more than %,d in one call (kaskade.limits.registration-%s). Split the call; each part is one revision."
              .formatted(list.size(), name, most, name));
    }
    return list;
  }
}
