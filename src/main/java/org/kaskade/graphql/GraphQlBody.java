package org.kaskade.graphql;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// Reads the JSON of a request, within limits.
final class GraphQlBody {
  private final RequestLimits limits;
  private final JsonMapper json;

  GraphQlBody(RequestLimits limits) {
    this.limits = limits;
    this.json =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(limits.jsonNesting())
                            .maxTokenCount(limits.jsonTokens())
                            // The document may be longer; strings of the variables are measured
                            // below.
                            .maxStringLength(Math.max(limits.jsonString(), limits.document()) * 4)
                            .build())
                    .build())
            .build();
  }

  /// @throws HttpRefused unless the body is a request, checked as to its form
  Map<String, Object> read(InputStream body, long announcedBytes) throws IOException {
    long limit = limits.requestBody().toBytes();
    if (announcedBytes > limit) {
      throw tooLarge(limit);
    }
    byte[] bytes = body.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
    if (bytes.length > limit) {
      throw tooLarge(limit);
    }
    return checked(parsed(bytes));
  }

  private Object parsed(byte[] bytes) {
    try {
      return json.readValue(bytes, Object.class);
    } catch (StreamConstraintsException e) {
      throw limitOf(e);
    } catch (JacksonException e) {
      throw new HttpRefused(
          HttpStatus.BAD_REQUEST,
          "INVALID_JSON",
          "The body is not JSON in UTF-8: see line %d, column %d. Send {\"query\": \"…\", \"variables\": {…}}."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
  }

  private Map<String, Object> checked(@Nullable Object body) {
    if (body instanceof List<?>) {
      throw new HttpRefused(
          HttpStatus.BAD_REQUEST,
          "BATCH_REFUSED",
          "The body is a list; batches are not supported. Send each request by itself, or ask for"
              + " several fields in one document.");
    }
    if (!(body instanceof Map<?, ?> object)) {
      throw wrong("The body is not a JSON object");
    }
    if (!(object.get("query") instanceof String query) || query.isBlank()) {
      throw wrong("'query' is missing or not a string");
    }
    if (object.get("operationName") != null && !(object.get("operationName") instanceof String)) {
      throw wrong("'operationName' is not a string");
    }
    for (String name : List.of("variables", "extensions")) {
      if (object.get(name) != null && !(object.get(name) instanceof Map<?, ?>)) {
        throw wrong("'" + name + "' is not an object");
      }
    }
    checkStrings(object.get("variables"));
    @SuppressWarnings("unchecked") // The keys of a JSON object are strings.
    Map<String, Object> request = (Map<String, Object>) object;
    return request;
  }

  private void checkStrings(@Nullable Object value) {
    switch (value) {
      case String text when text.length() > limits.jsonString() ->
          throw limit(
              "STRING_TOO_LONG",
              "A string in the variables is too long",
              "json-string",
              limits.jsonString());
      case List<?> list -> list.forEach(this::checkStrings);
      case Map<?, ?> object -> object.values().forEach(this::checkStrings);
      case null, default -> {
        // Has no length.
      }
    }
  }

  private HttpRefused limitOf(StreamConstraintsException e) {
    String message = String.valueOf(e.getOriginalMessage());
    if (message.contains("nesting")) {
      return limit(
          "JSON_TOO_DEEP",
          "The JSON of the body nests too deeply",
          "json-nesting",
          limits.jsonNesting());
    }
    if (message.contains("oken count")) {
      return limit(
          "JSON_TOO_LARGE",
          "The JSON of the body has too many values",
          "json-tokens",
          limits.jsonTokens());
    }
    return limit(
        "STRING_TOO_LONG",
        "A string or number in the body is too long",
        "json-string",
        limits.jsonString());
  }

  private static HttpRefused limit(String code, String what, String setting, long limit) {
    return new HttpRefused(
        HttpStatus.BAD_REQUEST,
        code,
        Classification.LIMIT_EXCEEDED,
        sentence(what, setting, limit));
  }

  private static HttpRefused tooLarge(long limit) {
    return new HttpRefused(
        HttpStatus.CONTENT_TOO_LARGE,
        "BODY_TOO_LARGE",
        Classification.LIMIT_EXCEEDED,
        sentence("The body has too many bytes", "request-body", limit) + " Send several requests.");
  }

  private static String sentence(String what, String setting, long limit) {
    return String.format(
        Locale.ROOT, "%s; the limit is %,d (kaskade.limits.%s).", what, limit, setting);
  }

  private static HttpRefused wrong(String what) {
    return new HttpRefused(
        HttpStatus.BAD_REQUEST,
        "INVALID_REQUEST",
        what
            + ". Send {\"query\": \"…\", \"variables\": {…}, \"operationName\": \"…\"}, of which only the"
            + " query is required.");
  }
}
