package org.kaskade.estate;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.FileLines.FileExcerpt;
import org.kaskade.estate.LineAuthors.Line;
import org.kaskade.estate.LineAuthors.LineBlame;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Ties where values come from, and what they were, to the types of the CI classes: by batch
/// loaders, one question to the store for all CIs of an answer.
@Component
class ProvenanceWiring implements RuntimeWiringConfigurer {
  private static final String PROVENANCE = "ci.provenance";
  private static final String HISTORY = "ci.history";
  private static final String SINCE = "ci.since";
  private static final String BLAME = "claim.blame";
  private static final String EXCERPT = "claim.excerpt";
  private static final String CONTACT = "claim.contact";

  private final CmdbSchema schema;
  private final SourceContacts contacts;

  ProvenanceWiring(
      CmdbSchema schema,
      CiDetails details,
      CiHistory history,
      EstateReader reader,
      ObjectProvider<LineAuthors> authors,
      ObjectProvider<FileLines> files,
      SourceContacts contacts,
      BatchLoaderRegistry loaders) {
    this.schema = schema;
    this.contacts = contacts;
    loaders
        .<String, SourceContacts.Contact>forName(CONTACT)
        .registerMappedBatchLoader((names, e) -> Mono.fromCallable(() -> contacts.of(names)));
    loaders
        .<String, List<AttributeProvenance>>forName(PROVENANCE)
        .registerMappedBatchLoader((keys, e) -> Mono.fromCallable(() -> details.provenance(keys)));
    loaders
        .<CiHistory.Wanted, Connection<CiHistoryEntry>>forName(HISTORY)
        .registerMappedBatchLoader(
            (wanted, e) -> Mono.fromCallable(() -> history.load(wanted, reader.latest().number())));
    loaders
        .<String, Map<String, Revision>>forName(SINCE)
        .registerMappedBatchLoader(
            (keys, e) -> Mono.fromCallable(() -> history.since(keys, reader.latest().number())));
    loaders
        .<Line, LineBlame>forName(BLAME)
        .registerMappedBatchLoader(
            (lines, e) -> Mono.fromCallable(() -> blame(authors.getIfAvailable(), lines)));
    loaders
        .<Line, FileExcerpt>forName(EXCERPT)
        .registerMappedBatchLoader(
            (lines, e) -> Mono.fromCallable(() -> excerpts(files.getIfAvailable(), lines)));
  }

  @Override
  public void configure(RuntimeWiring.Builder wiring) {
    for (CiClass ciClass : schema.classes()) {
      if (!ciClass.abstractClass()) {
        wiring.type(
            ciClass.name(),
            type ->
                type.dataFetcher("provenance", ProvenanceWiring::provenance)
                    .dataFetcher("history", ProvenanceWiring::history));
      }
    }
    wiring.type("AttributeProvenance", type -> type.dataFetcher("since", ProvenanceWiring::since));
    wiring.type(
        "Claim",
        type ->
            type.dataFetcher("blame", ProvenanceWiring::blame)
                .dataFetcher("excerpt", ProvenanceWiring::excerpt)
                .dataFetcher("stale", this::stale));
  }

  private CompletableFuture<Boolean> stale(DataFetchingEnvironment e) {
    CiDetails.ShownClaim claim =
        Optional.<CiDetails.ShownClaim>ofNullable(e.getSource()).orElseThrow();
    DataLoader<String, SourceContacts.Contact> loader =
        Objects.requireNonNull(e.getDataLoader(CONTACT));
    return loader
        .load(claim.source())
        .thenApply(contact -> contacts.isStale(contact, claim.claimedAt()));
  }

  private static CompletableFuture<List<AttributeProvenance>> provenance(
      DataFetchingEnvironment e) {
    List<String> wanted = e.getArgument("attributes");
    DataLoader<String, List<AttributeProvenance>> loader =
        Objects.requireNonNull(e.getDataLoader(PROVENANCE));
    return loader
        .load(ci(e).key())
        .thenApply(all ->
            wanted == null
                ? all
                : all.stream().filter(of -> wanted.contains(of.attribute())).toList());
  }

  private static CompletableFuture<Object> history(DataFetchingEnvironment e) {
    PageRequest page = PageRequest.of(e.getArgument("first"), e.getArgument("after"), "ci-history");
    DataLoader<CiHistory.Wanted, Object> loader = Objects.requireNonNull(e.getDataLoader(HISTORY));
    return loader.load(new CiHistory.Wanted(ci(e).key(), page));
  }

  private static CompletableFuture<@Nullable Object> since(DataFetchingEnvironment e) {
    AttributeProvenance of = Optional.<AttributeProvenance>ofNullable(e.getSource()).orElseThrow();
    DataLoader<String, Map<String, Revision>> loader =
        Objects.requireNonNull(e.getDataLoader(SINCE));
    return loader.load(of.key()).thenApply(since -> since.get(of.attribute()));
  }

  private static CompletableFuture<LineBlame> blame(DataFetchingEnvironment e) {
    CiDetails.ShownClaim claim =
        Optional.<CiDetails.ShownClaim>ofNullable(e.getSource()).orElseThrow();
    Line line = line(claim);
    DataLoader<Line, LineBlame> loader = Objects.requireNonNull(e.getDataLoader(BLAME));
    return line == null
        ? CompletableFuture.completedFuture(LineBlame.unavailable(noLine(claim)))
        : loader.load(line);
  }

  private static CompletableFuture<FileExcerpt> excerpt(DataFetchingEnvironment e) {
    CiDetails.ShownClaim claim =
        Optional.<CiDetails.ShownClaim>ofNullable(e.getSource()).orElseThrow();
    Line line = line(claim);
    DataLoader<Line, FileExcerpt> loader = Objects.requireNonNull(e.getDataLoader(EXCERPT));
    return line == null
        ? CompletableFuture.completedFuture(FileExcerpt.unavailable(noLine(claim), null))
        : loader.load(line);
  }

  private static @Nullable Line line(CiDetails.ShownClaim claim) {
    String file = claim.file();
    Integer line = claim.line();
    String commit = claim.commit();
    return file == null || line == null || commit == null
        ? null
        : new Line(claim.source(), file, line, commit);
  }

  private static String noLine(CiDetails.ShownClaim claim) {
    return claim.file() == null
        ? "The claim was made over the API by %s; there is no line."
            .formatted(claim.author() == null ? "an unknown caller" : claim.author())
        : "The claim names no line of %s. Look at the file's history.".formatted(claim.file());
  }

  private static Map<Line, FileExcerpt> excerpts(
      @Nullable FileLines files, Collection<Line> lines) {
    return files != null
        ? files.around(lines)
        : lines.stream()
            .collect(
                Collectors.toMap(
                    line -> line,
                    line -> FileExcerpt.unavailable("This program reads no repositories.", null)));
  }

  private static Map<Line, LineBlame> blame(@Nullable LineAuthors authors, Collection<Line> lines) {
    return authors != null
        ? authors.of(lines)
        : lines.stream()
            .collect(
                Collectors.toMap(
                    line -> line,
                    line -> LineBlame.unavailable("This program reads no repositories.")));
  }

  private static Ci ci(DataFetchingEnvironment e) {
    return Optional.<Ci>ofNullable(e.getSource()).orElseThrow();
  }
}
