package org.kaskade.importers;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.Suggestions;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The sources this process keeps in step with.
@Component
class Sources {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OPTIONS = new TypeReference<>() {};

  private final StoredSources stored;

  Sources(StoredSources stored) {
    this.stored = stored;
  }

  /// All of them by name.
  List<Source> all() {
    return stored.findAll(Sort.by("name")).stream()
        .map(Sources::source)
        .sorted(Comparator.comparing(Source::name))
        .toList();
  }

  Optional<Source> find(String name) {
    return stored.findById(name).map(Sources::source);
  }

  /// The source of this name.
  ///
  /// @throws RequestRefused when there is none
  Source named(String name) {
    return find(name)
        .orElseThrow(() -> {
          List<String> known = all().stream().map(Source::name).toList();
          return RequestRefused.notFound(
              "UNKNOWN_SOURCE",
              "There is no source '%s'%s. Known: %s. Add it with addSource."
                  .formatted(
                      name,
                      Suggestions.didYouMean(name, known),
                      known.isEmpty() ? "none" : String.join(", ", known)));
        });
  }

  /// Adds a source, or changes the settings of the one with this name.
  Source save(Source source) {
    Duration every = source.every();
    SyncReport lastSync = source.lastSync();
    return source(
        stored.save(
            new StoredSource(
                source.name(),
                source.url(),
                source.branch(),
                source.format(),
                source.paths(),
                every == null ? null : every.toString(),
                JSON.writeValueAsString(source.options()),
                lastSync == null ? null : JSON.writeValueAsString(lastSync),
                SourceSecrets.text(source.secrets().credential()),
                SourceSecrets.text(source.secrets().sshKey()),
                SourceSecrets.text(source.secrets().webhookSecret()))));
  }

  void delete(String name) {
    stored.deleteById(name);
  }

  /// Keeps what a sync did, and leaves settings alone that may have changed meanwhile.
  void remember(SyncReport report) {
    stored.remember(report.source(), JSON.writeValueAsString(report));
  }

  private static Source source(StoredSource s) {
    String every = s.every();
    return new Source(
        s.name(),
        s.url(),
        s.branch(),
        s.format(),
        s.paths(),
        every == null ? null : Duration.parse(every),
        JSON.readValue(s.options(), OPTIONS),
        SourceSecrets.of(s.credential(), s.sshKey(), s.webhookSecret()),
        report(s.lastSync()));
  }

  private static @Nullable SyncReport report(@Nullable String json) {
    return json == null ? null : JSON.readValue(json, SyncReport.class);
  }
}
