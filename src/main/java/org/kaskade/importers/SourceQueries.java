package org.kaskade.importers;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.CurrentActor;
import org.kaskade.access.Role;
import org.kaskade.estate.ApiSources;
import org.kaskade.estate.PlannedChange;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.importers.git.GitUrl;
import org.kaskade.importers.git.Globs;
import org.kaskade.importers.git.UnusableSource;
import org.kaskade.schema.Suggestions;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Lists, adds and syncs sources.
@Controller
class SourceQueries {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");
  private static final Pattern BRANCH =
      Pattern.compile("[^\\p{Cntrl}\\s~^:?*\\[\\\\-][^\\p{Cntrl}\\s~^:?*\\[\\\\]{0,249}");
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private final Sources sources;
  private final Syncs syncs;
  private final SourceRemoval removal;
  private final Syncs.Readers readers;
  private final ApiSources apiSources;
  private final CurrentActor actor;
  private final SyncTurns turns;

  SourceQueries(
      Sources sources,
      Syncs syncs,
      SourceRemoval removal,
      Syncs.Readers readers,
      ApiSources apiSources,
      CurrentActor actor,
      SyncTurns turns) {
    this.sources = sources;
    this.syncs = syncs;
    this.removal = removal;
    this.readers = readers;
    this.apiSources = apiSources;
    this.actor = actor;
    this.turns = turns;
  }

  record SourceInput(
      String name,
      String url,
      @Nullable String branch,
      String format,
      @Nullable List<String> paths,
      @Nullable Duration every,
      @Nullable Object options,
      @Nullable String credential,
      @Nullable String sshKey,
      @Nullable String webhookSecret) {}

  @QueryMapping
  List<Source> sources() {
    return sources.all();
  }

  @BatchMapping(typeName = "Source", field = "nextSync")
  Map<Source, Instant> nextSyncs(List<Source> of) {
    return turns.next(of);
  }

  @BatchMapping(typeName = "Source", field = "lastFailure")
  Map<Source, SyncFailure> lastFailures(List<Source> of) {
    return turns.failures(of);
  }

  @MutationMapping
  Source addSource(@Argument SourceInput input) {
    if (!NAME.matcher(input.name()).matches()) {
      throw RequestRefused.invalid(
          "INVALID_NAME",
          "The name of a source is 1 to 100 letters, digits and . _ -, a letter or digit first.");
    }
    checkUnused(input.name());
    String branch = input.branch();
    if (branch != null && (!BRANCH.matcher(branch).matches() || branch.contains(".."))) {
      throw RequestRefused.invalid(
          "INVALID_BRANCH", "'branch' is no name that Git allows for a branch.");
    }
    checkFormat(input.format());
    checkEvery(input.every());
    List<String> paths = input.paths() == null ? List.of("**") : input.paths();
    GitUrl url = url(input.url(), paths);
    SyncReport lastSync = sources.find(input.name()).map(Source::lastSync).orElse(null);
    Source saved =
        sources.save(
            new Source(
                input.name(),
                url.toString(),
                branch,
                input.format(),
                paths,
                input.every(),
                options(input.options()),
                secrets(input),
                lastSync));
    turns.settle(saved);
    return saved;
  }

  private SourceSecrets secrets(SourceInput input) {
    SourceSecrets secrets =
        refusing(() -> SourceSecrets.of(input.credential(), input.sshKey(), input.webhookSecret()));
    if (!secrets.equals(SourceSecrets.NONE) && !actor.administrator()) {
      throw RequestRefused.forbidden(
          "ADMINISTRATOR_REQUIRED",
          "Only administrators may name secrets of the server. Leave credential, sshKey and"
              + " webhookSecret out.");
    }
    return secrets;
  }

  /// A sync would withdraw what programs have registered under the name.
  private void checkUnused(String name) {
    if (apiSources.include(name)) {
      throw RequestRefused.conflict(
          "SOURCE_IS_API",
          "Programs register CIs under the source name '%s' with registerAssets, and the first sync would withdraw them. Give the inventory another name, or withdraw them first: registerAssets(input: {source: \"%s\", mode: REPLACE})."
              .formatted(name, name));
    }
  }

  private void checkFormat(String format) {
    if (!readers.formats().contains(format)) {
      throw RequestRefused.invalid(
          "UNKNOWN_FORMAT",
          "There is no reader for the format '%s'%s. Known: %s."
              .formatted(
                  format,
                  Suggestions.didYouMean(format, readers.formats()),
                  String.join(", ", readers.formats().stream().sorted().toList())));
    }
  }

  private static void checkEvery(@Nullable Duration every) {
    if (every != null && every.compareTo(SHORTEST) < 0) {
      throw RequestRefused.invalid(
          "INVALID_INTERVAL",
          "'every' is %s; give at least %s, or leave it out to sync on demand."
              .formatted(every, SHORTEST));
    }
  }

  private GitUrl url(String text, List<String> paths) {
    GitUrl url = refusing(() -> GitUrl.of(text));
    if (url.isLocal() && !actor.administrator()) {
      throw RequestRefused.forbidden(
          "ADMINISTRATOR_REQUIRED",
          "Only administrators may add repositories on the server's own disk. Give an https or ssh URL.");
    }
    if (paths.isEmpty()) {
      throw RequestRefused.invalid(
          "NO_PATHS",
          "'paths' is empty, so that nothing would be read. Leave it out for all files.");
    }
    refusing(() -> Globs.of(paths));
    return url;
  }

  private static Map<String, Object> options(@Nullable Object given) {
    if (given == null) {
      return Map.of();
    }
    if (!(given instanceof Map<?, ?> map)) {
      throw RequestRefused.invalid(
          "INVALID_OPTIONS",
          "'options' is one JSON object of the format's settings, e.g. {\"environment\": \"production\"}.");
    }
    Map<String, Object> options = new LinkedHashMap<>();
    map.forEach((name, value) -> options.put(String.valueOf(name), value));
    return options;
  }

  @MutationMapping
  SyncReport syncSource(@Argument String name, @Argument @Nullable Boolean acceptRetirements) {
    boolean accept = Boolean.TRUE.equals(acceptRetirements);
    if (accept && !actor.administrator() && !actor.actor().has(Role.EDITOR)) {
      throw RequestRefused.forbidden(
          "FORBIDDEN",
          "Your token may sync, but not accept retirements: that needs the role editor or admin."
              + " Leave acceptRetirements out, or ask an editor.");
    }
    Source source = sources.named(name);
    return refusing(() -> syncs.sync(source, accept));
  }

  @MutationMapping
  Removal removeSource(@Argument String name, @Argument @Nullable Boolean acceptRetirements) {
    return removal.remove(sources.named(name), Boolean.TRUE.equals(acceptRetirements));
  }

  @QueryMapping
  Plan planSource(@Argument String name, @Argument String ref) {
    Source source = sources.named(name);
    return refusing(() -> syncs.plan(source, ref));
  }

  @SchemaMapping(typeName = "SourceRemoval", field = "changes")
  Connection<PlannedChange> removed(
      Removal removal, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    return PlanFields.page(removal.proposal(), change -> true, first, after);
  }

  static <T> T refusing(java.util.function.Supplier<T> step) {
    try {
      return step.get();
    } catch (UnusableSource unusable) {
      throw RequestRefused.invalid(
          "UNUSABLE_" + unusable.reason().name(), String.valueOf(unusable.getMessage()));
    }
  }
}
