package org.kaskade.estate;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.List;
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

  private final Estate estate;
  private final CmdbSchema schema;
  private final RegistrationLimits limits;
  private final CurrentActor actor;
  private final Operations operations;

  RegisterAssets(
      Estate estate,
      CmdbSchema schema,
      RegistrationLimits limits,
      CurrentActor actor,
      Operations operations) {
    this.estate = estate;
    this.schema = schema;
    this.limits = limits;
    this.actor = actor;
    this.operations = operations;
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
      List<Error> errors) {
    record Error(List<String> path, String code, String message) {}

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

    static List<Error> errors(List<Refusal> refusals) {
      return refusals.stream().limit(MOST_ERRORS).map(Payload::error).toList();
    }

    private static Error error(Refusal refusal) {
      List<String> path = new ArrayList<>();
      path.add(refusal.subject() == Refusal.Subject.CI ? "items" : "dependencies");
      path.add(Integer.toString(refusal.index()));
      path.addAll(refusal.field());
      return new Error(path, refusal.code(), refusal.message());
    }
  }

  @MutationMapping
  Payload registerAssets(DataFetchingEnvironment environment) {
    Map<String, Object> input = environment.getArgumentOrDefault("input", Map.of());
    String source = String.valueOf(input.get("source"));
    checkSource(source);
    List<Map<String, Object>> items = list(input, "items", limits.registrationItems());
    List<Map<String, Object>> dependencies =
        list(input, "dependencies", limits.registrationDependencies());
    Object operation = input.get("operationId");
    if (operation == null || Boolean.TRUE.equals(input.get("dryRun"))) {
      return register(source, items, dependencies, input, UUID.randomUUID().toString());
    }
    return operations.once(
        "registerAssets/" + actor.name() + "/" + operation,
        input,
        Payload.class,
        id -> register(source, items, dependencies, input, id),
        payload -> payload.errors().isEmpty());
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
            actor.name(), "api:" + source, message == null ? null : "" + message, null, operation);
    return Payload.of(
        estate.submit(
            registration.batch(
                source,
                replace ? ClaimBatch.Scope.WHOLE_SOURCE : ClaimBatch.Scope.ADDITIONAL),
            origin,
            Estate.OnRefusal.REFUSE_ALL,
            outcome -> !dryRun));
  }

  private void checkSource(String source) {
    if (!SOURCE.matcher(source).matches()) {
      throw RequestRefused.invalid(
          "INVALID_SOURCE",
          "'%s' is no name for a source. Use 1 to 100 letters, digits, blanks and . _ / @ -, a letter or digit first."
              .formatted(limits.shown(source)));
    }
    if (operations.isInventory(source)) {
      throw RequestRefused.conflict(
          "SOURCE_IS_INVENTORY",
          "'%s' is an inventory in Git; what it says comes from its repository alone. Register under another source name."
              .formatted(source));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(
      Map<String, Object> input, String name, int most) {
    Object value = input.get(name);
    List<Map<String, Object>> list =
        value instanceof List<?> given ? (List<Map<String, Object>>) given : List.of();
    if (list.size() > most) {
      throw RequestRefused.limit(
          "TOO_MANY_" + name.toUpperCase(java.util.Locale.ROOT),
          "%,d %s are more than %,d in one call (kaskade.limits.registration-%s). Split the call; each part is one revision."
              .formatted(list.size(), name, most, name));
    }
    return list;
  }
}
