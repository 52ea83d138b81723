package org.kaskade.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/// GraphQL over HTTP, to the letter of the specification: POST of JSON, answered as
/// `application/graphql-response+json` with a status that tells, or as `application/json` for older
/// clients. A subscription, and whoever wants it so, is answered as a stream of events.
///
/// Spring GraphQL's own handler answers wrong requests without a body that clients understand, and
/// reads bodies without a bound.
final class GraphQlEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(GraphQlEndpoint.class);

  private final WebGraphQlHandler graphQl;
  private final GraphQlBody body;
  private final JsonMapper json = JsonMapper.builder().build();
  private final EventStream events;

  GraphQlEndpoint(
      WebGraphQlHandler graphQl,
      RequestLimits limits,
      SubscriptionLimits subscriptions,
      SubscriptionErrors errors) {
    this.graphQl = graphQl;
    this.body = new GraphQlBody(limits);
    this.events = new EventStream(subscriptions.keepAlive(), errors, json);
  }

  ServerResponse handle(ServerRequest request) throws IOException {
    AnswerType answer = AnswerType.UNKNOWN;
    String id = UUID.randomUUID().toString();
    try {
      answer = AnswerType.of(request.headers());
      checkMethod(request);
      checkContent(request.headers());
      Map<String, Object> read =
          body.read(
              request.servletRequest().getInputStream(),
              request.servletRequest().getContentLengthLong());
      WebGraphQlResponse response = HttpQuestion.ask(graphQl, request, read, id);
      if (response.getExecutionResult().getData() instanceof Publisher<?> results) {
        return stream(answer, results);
      }
      return answer.onlyEvents()
          ? event(response.toMap())
          : answer(status(response, answer.single()), answer.single(), response.toMap());
    } catch (HttpRefused refused) {
      return answer(refused.status(), answer.ofRefusal(), refused.body());
    } catch (RuntimeException | StackOverflowError e) {
      return failed(answer.ofRefusal(), id, e);
    }
  }

  private ServerResponse stream(AnswerType answer, Publisher<?> results) {
    if (!answer.stream()) {
      throw AnswerType.streamWanted();
    }
    @SuppressWarnings("unchecked") // The results of a subscription are of this type.
    Publisher<ExecutionResult> typed = (Publisher<ExecutionResult>) results;
    return eventStream()
        .build((_, response) -> {
          events.write(typed, response);
          return null;
        });
  }

  private ServerResponse event(Map<String, Object> result) {
    return eventStream()
        .build((_, response) -> {
          events.write(result, response.getOutputStream());
          return null;
        });
  }

  private static ServerResponse.BodyBuilder eventStream() {
    return ServerResponse.ok()
        .contentType(new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        // A proxy that collects events before it hands them on would hold them back.
        .header("X-Accel-Buffering", "no");
  }

  private ServerResponse failed(MediaType answer, String id, Throwable e) {
    Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    LOG.error("Request {} failed", id, cause);
    return answer(
        HttpStatus.INTERNAL_SERVER_ERROR,
        answer,
        new HttpRefused(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "INTERNAL_ERROR",
                Classification.INTERNAL_ERROR,
                FieldErrors.internalMessage(id))
            .body());
  }

  private ServerResponse answer(HttpStatus status, MediaType type, Map<String, Object> result) {
    ServerResponse.BodyBuilder builder =
        ServerResponse.status(status).contentType(new MediaType(type, StandardCharsets.UTF_8));
    if (status == HttpStatus.METHOD_NOT_ALLOWED) {
      builder.allow(HttpMethod.POST);
    }
    return builder.build((request, response) -> {
      json.writeValue(response.getOutputStream(), result);
      return null;
    });
  }

  /// Without data the status tells a current client so; an older one expects 200 for every answer
  /// of GraphQL.
  private static HttpStatus status(WebGraphQlResponse response, MediaType answer) {
    if (answer.equals(AnswerType.LEGACY) || response.getExecutionResult().isDataPresent()) {
      return HttpStatus.OK;
    }
    List<String> codes =
        response.getExecutionResult().getErrors().stream().map(GraphQlEndpoint::code).toList();
    return codes.contains("INTERNAL_ERROR")
        ? HttpStatus.INTERNAL_SERVER_ERROR
        : codes.contains("TIME_LIMIT") ? HttpStatus.GATEWAY_TIMEOUT : HttpStatus.BAD_REQUEST;
  }

  private static String code(GraphQLError error) {
    @Nullable Map<String, Object> extensions = error.getExtensions();
    return extensions == null ? "" : String.valueOf(extensions.get("code"));
  }

  private static void checkMethod(ServerRequest request) {
    if (!request.method().equals(HttpMethod.POST)) {
      throw new HttpRefused(
          HttpStatus.METHOD_NOT_ALLOWED,
          "METHOD_NOT_ALLOWED",
          "GraphQL is asked with POST here. For a page to ask with, open /graphiql.");
    }
  }

  private static void checkContent(ServerRequest.Headers headers) {
    String type = headers.firstHeader(HttpHeaders.CONTENT_TYPE);
    if (type == null
        || !jsonInUtf8(type)
        || headers.firstHeader(HttpHeaders.CONTENT_ENCODING) != null) {
      throw new HttpRefused(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "UNSUPPORTED_MEDIA_TYPE",
          "Send the request as JSON in UTF-8, not compressed, with the header Content-Type:"
              + " application/json.");
    }
  }

  private static boolean jsonInUtf8(String contentType) {
    try {
      MediaType type = MediaType.parseMediaType(contentType);
      return AnswerType.LEGACY.equalsTypeAndSubtype(type)
          && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
