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
final class AnswerType {
  /// What clients expect that say nothing, or anything.
  static final MediaType LEGACY = MediaType.APPLICATION_JSON;

  private static final MediaType CURRENT = MediaTypes.APPLICATION_GRAPHQL_RESPONSE;

  private AnswerType() {}

  /// @throws HttpRefused when none of what is accepted can be given
  static MediaType of(ServerRequest.Headers headers) {
    List<MediaType> accepted = accepted(headers);
    if (accepted.isEmpty()) {
      return LEGACY;
    }
    for (MediaType type : accepted) {
      if (type.getQualityValue() == 0) {
        continue;
      }
      if (CURRENT.equalsTypeAndSubtype(type)) {
        return CURRENT;
      }
      if (type.includes(LEGACY)) {
        return LEGACY;
      }
    }
    throw notAcceptable();
  }

  private static List<MediaType> accepted(ServerRequest.Headers headers) {
    try {
      List<MediaType> accepted = new ArrayList<>(headers.accept());
      MimeTypeUtils.sortBySpecificity(accepted);
      accepted.sort((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()));
      return accepted;
    } catch (InvalidMediaTypeException e) {
      throw notAcceptable();
    }
  }

  private static HttpRefused notAcceptable() {
    return new HttpRefused(
        HttpStatus.NOT_ACCEPTABLE,
        "NOT_ACCEPTABLE",
        "Answers are JSON: send the header Accept: application/graphql-response+json, or"
            + " application/json.");
  }
}
