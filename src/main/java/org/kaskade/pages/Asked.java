package org.kaskade.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.OwnQuestions;
import org.kaskade.graphql.RequestRefused;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.databind.JsonNode;

/// A request for a page as a file: what its address says, and what the operations of the page
/// answer.
final class Asked {
  /// Rows of one file; more are not read into memory at once.
  static final int MOST_ROWS = 100_000;

  private final ServerRequest request;
  private final Tongue tongue;
  private final AppFiles files;
  private final PageWords words;
  private final OwnQuestions questions;

  Asked(ServerRequest request, AppFiles files, PageWords words, OwnQuestions questions) {
    this.request = request;
    this.tongue =
        request.param("language").flatMap(Tongue::of).orElseGet(() -> Tongue.wanted(request));
    this.files = files;
    this.words = words;
    this.questions = questions;
  }

  Tongue tongue() {
    return tongue;
  }

  /// A part of the path.
  String part(String name) {
    return request.pathVariable(name);
  }

  boolean has(String name) {
    return request.param(name).isPresent();
  }

  /// The first value of a parameter that isn't blank.
  @Nullable String one(String name) {
    return request.param(name).map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
  }

  /// All values of a parameter; null when it isn't there.
  @Nullable List<String> all(String name) {
    List<String> given = request.params().get(name);
    return given == null || given.isEmpty() ? null : List.copyOf(given);
  }

  /// A word of pages in the language of the file.
  ///
  /// @param key with a `%s` where `part` stands
  String word(String key, Object part) {
    return words.get(tongue, key.formatted(part));
  }

  String word(String key) {
    return words.get(tongue, key);
  }

  /// What an operation answers.
  JsonNode ask(String operation, Map<String, ? extends @Nullable Object> variables) {
    return questions.ask(request, files.text("operations/" + operation + ".graphql"), variables);
  }

  /// All that an operation answers page by page.
  ///
  /// @param connection where in the answer the page stands, e.g. `/changeList`
  /// @param size of a page
  List<JsonNode> askAll(
      String operation,
      Map<String, ? extends @Nullable Object> variables,
      String connection,
      int size) {
    List<JsonNode> found = new ArrayList<>();
    Map<String, @Nullable Object> page = new HashMap<>(variables);
    page.put("first", size);
    while (true) {
      JsonNode answer = ask(operation, page).at(connection);
      answer.path("nodes").forEach(found::add);
      if (found.size() > MOST_ROWS) {
        throw RequestRefused.limit(
            "FILE_TOO_LARGE",
            "There are more than %,d rows. Ask for less, or page by page with the operation %s."
                .formatted(MOST_ROWS, operation));
      }
      if (!answer.at("/pageInfo/hasNextPage").asBoolean(false)) {
        return found;
      }
      page.put("after", answer.at("/pageInfo/endCursor").asString());
    }
  }

  /// Names and values in their order, nulls among them.
  static Map<String, @Nullable Object> with(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      all.put(String.valueOf(namesAndValues[at]), namesAndValues[at + 1]);
    }
    return all;
  }

  /// A value as a cell: empty where there is none, text and numbers as they are, else JSON.
  static String cell(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isNumber()) {
      return value.decimalValue().stripTrailingZeros().toPlainString();
    }
    return value.isValueNode() ? value.asString() : value.toString();
  }
}
