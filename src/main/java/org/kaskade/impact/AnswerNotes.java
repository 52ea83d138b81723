package org.kaskade.impact;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.kaskade.estate.Revision;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Says in `extensions.answers` which revision an answer is about and whether it is complete, for
/// fields whose type is a plain list and has no room for it.
@Component
class AnswerNotes implements WebGraphQlInterceptor {
  private static final String EXTENSION = "answers";

  @Override
  public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
    Queue<Map<String, Object>> notes = new ConcurrentLinkedQueue<>();
    request.configureExecutionInput(
        (input, builder) -> builder.graphQLContext(Map.of(AnswerNotes.class, notes)).build());
    return chain
        .next(request)
        .map(response ->
            notes.isEmpty()
                ? response
                : response.transform(builder -> {
                  Map<Object, Object> all = new LinkedHashMap<>(response.getExtensions());
                  all.put(EXTENSION, List.copyOf(notes));
                  builder.extensions(all);
                }));
  }

  /// Notes what the answer of this field is worth.
  static void add(
      DataFetchingEnvironment field, Revision revision, AnswerCompleteness completeness) {
    Map<String, Object> note = new LinkedHashMap<>();
    note.put("path", field.getExecutionStepInfo().getPath().toList());
    note.put(
        "revision",
        Map.of(
            "number", revision.number(),
            "at", DateTimeFormatter.ISO_INSTANT.format(revision.at())));
    note.put("complete", completeness.complete());
    if (completeness.reason() != null && completeness.missing() != null) {
      note.put("reason", completeness.reason().name());
      note.put("missing", completeness.missing());
    }
    GraphQLContext context = field.getGraphQlContext();
    Queue<Map<String, Object>> notes = context.get(AnswerNotes.class);
    if (notes != null) {
      notes.add(note);
    }
  }
}
