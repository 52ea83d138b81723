package org.kaskade.graphql;

import java.util.ArrayList;
import java.util.List;
import org.springframework.graphql.MediaTypes;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.servlet.function.ServerRequest;

/// The media type of an answer, as the header Accept asks for it.
///
/// @param single of an answer that is one result
/// @param stream whether a subscription can be answered, which takes a stream of events
record AnswerType(MediaType single, boolean stream) {
  /// What clients expect that say nothing, or anything.
  static final MediaType LEGACY = MediaType.APPLICATION_JSON;

  static final AnswerType UNKNOWN = new AnswerType(LEGACY, false);

  private static final MediaType CURRENT = MediaTypes.APPLICATION_GRAPHQL_RESPONSE;
  private static final MediaType EVENTS = MediaType.TEXT_EVENT_STREAM;

  /// @throws HttpRefused when none of what is accepted can be given
  static AnswerType of(ServerRequest.Headers headers) {
    List<MediaType> accepted = accepted(headers);
    if (accepted.isEmpty()) {
      return new AnswerType(LEGACY, true);
    }
    boolean stream = accepted.stream().anyMatch(type -> type.includes(EVENTS));
    for (MediaType type : accepted) {
      if (CURRENT.equalsTypeAndSubtype(type)) {
        return new AnswerType(CURRENT, stream);
      }
      if (type.includes(LEGACY)) {
        return new AnswerType(LEGACY, stream);
      }
      if (EVENTS.equalsTypeAndSubtype(type)) {
        return new AnswerType(EVENTS, true);
      }
    }
    throw notAcceptable();
  }

  /// Whether even a single result comes as an event.
  boolean onlyEvents() {
    return single.equals(EVENTS);
  }

  /// Of an answer that is no result.
  MediaType ofRefusal() {
    return onlyEvents() ? LEGACY : single;
  }

  /// What is accepted at all, the best first.
  private static List<MediaType> accepted(ServerRequest.Headers headers) {
    try {
      List<MediaType> accepted = new ArrayList<>(headers.accept());
      boolean any = accepted.isEmpty();
      MimeTypeUtils.sortBySpecificity(accepted);
      accepted.sort((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()));
      accepted.removeIf(type -> type.getQualityValue() == 0);
      if (accepted.isEmpty() && !any) {
        throw notAcceptable();
      }
      return accepted;
    } catch (InvalidMediaTypeException e) {
      throw notAcceptable();
    }
  }

  private static HttpRefused notAcceptable() {
    return new HttpRefused(
        HttpStatus.NOT_ACCEPTABLE,
        "NOT_ACCEPTABLE",
        "Answers are JSON, those of subscriptions a stream of events: send the header Accept:"
            + " application/graphql-response+json, application/json, or text/event-stream.");
  }

  static HttpRefused streamWanted() {
    return new HttpRefused(
        HttpStatus.NOT_ACCEPTABLE,
        "EVENT_STREAM_REQUIRED",
        "A subscription is answered as a stream of events: send the header Accept:"
            + " text/event-stream, or subscribe over WebSocket (graphql-transport-ws) at the same"
            + " path.");
  }
}
