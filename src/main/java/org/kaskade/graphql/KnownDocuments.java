package org.kaskade.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Keeps documents that were found valid, so that one that comes again is neither parsed nor
/// validated again: at 300 items of an answer that is a fifth of its time.
///
/// What a document asks for depends on its variables too, so {@link DocumentLimits} looks at known
/// ones as at others. Holds some 10 MB at most; documents with errors are not kept.
final class KnownDocuments implements PreparsedDocumentProvider {
  /// Characters of all documents together; parsed, one takes some ten times its characters.
  private static final long CHARACTERS = 1_000_000;

  private final Cache<String, PreparsedDocumentEntry> documents =
      Caffeine.newBuilder()
          .maximumWeight(CHARACTERS)
          .<String, PreparsedDocumentEntry>weigher((text, document) -> text.length())
          .build();

  @Override
  public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parsing) {
    PreparsedDocumentEntry known = documents.getIfPresent(input.getQuery());
    if (known != null) {
      return CompletableFuture.completedFuture(known);
    }
    PreparsedDocumentEntry parsed = parsing.apply(input);
    if (!parsed.hasErrors()) {
      documents.put(input.getQuery(), parsed);
    }
    return CompletableFuture.completedFuture(parsed);
  }
}
