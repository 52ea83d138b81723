package org.kaskade.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Scalars, errors and pages, as controllers and callers see them.
@ServerTest
class AnswersIT {
  @LocalServerPort int port;
  private Caller caller = new Caller(0);

  @BeforeEach
  void reachTheServer() {
    caller = new Caller(port);
  }

  @ParameterizedTest
  @CsvSource({
    "notFound,UNKNOWN_CI,NOT_FOUND,No CI has the key 'x'.",
    "conflict,IN_USE,CONFLICT,Something else has that name.",
    "forbidden,NOT_YOURS,FORBIDDEN,Ask an administrator.",
    "notYet,NOT_YET,NOT_SUPPORTED,Past revisions can't be asked about yet.",
    "limit,TOO_MANY,LIMIT_EXCEEDED,Give at most 3.",
    "wrapped,BAD_KEY,BAD_REQUEST,A key has a colon."
  })
  void showRefusalsAsTheyAre(String how, String code, String classification, String message)
      throws Exception {
    Caller.Answer answer = caller.ask("{ fail(how: \"" + how + "\") }");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.message()).isEqualTo(message);
    assertThat(answer.json().at("/errors/0/extensions/classification").asString())
        .isEqualTo(classification);
    assertThat(answer.json().at("/errors/0/path/0").asString()).isEqualTo("fail");
  }

  @Test
  void keepMistakesOfOursToTheLog() throws Exception {
    Caller.Answer answer = caller.ask("{ fail(how: \"badly\") }");

    assertThat(answer.code()).isEqualTo("INTERNAL_ERROR");
    assertThat(answer.message()).contains("look for request ");
    assertThat(answer.response().body())
        .doesNotContain("hunter2")
        .doesNotContain("IllegalStateException");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | Integer",
        "-2147483648 | Integer",
        "2147483648 | Long",
        "99999999999999999999 | BigInteger",
        "0.5 | Double",
        "true | Boolean",
        "\"x\" | String",
        "[1, [\"a\"], null] | ArrayList",
        "{\"a\": {\"b\": [1.5, null]}} | LinkedHashMap"
      })
  void takeTheSameJsonFromDocumentAndVariables(String json, String javaType) throws Exception {
    String literal = json.replaceAll("\"(\\w)\":", "$1:");
    String body =
        "{\"query\": \"query($j: JSON) { a: echo(json: $j) { json javaType } b: echo(json: %s) { json javaType } }\", \"variables\": {\"j\": %s}}"
            .formatted(literal.replace("\"", "\\\""), json);
    JsonNode data = caller.post(body).json().at("/data");

    assertThat(data.at("/a/javaType").asString()).isEqualTo(javaType);
    assertThat(data.at("/b")).isEqualTo(data.at("/a"));
    assertThat(data.at("/a/json").toString()).isEqualTo(json.replace(" ", ""));
  }

  @Test
  void putVariablesIntoJson() throws Exception {
    Caller.Answer answer =
        caller.ask("query($n: Int) { echo(json: {a: [$n]}) { json } }", Map.of("n", 7));

    assertThat(answer.json().at("/data/echo/json/a/0").asInt()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "at,2026-11-21T20:00:00Z,2026-11-21T20:00:00Z",
    "at,2026-11-21T21:30:00+01:30,2026-11-21T20:00:00Z",
    "at,2026-11-21T20:00:00.123456789Z,2026-11-21T20:00:00.123456789Z",
    "length,PT4H,PT4H",
    "length,P1DT12H,PT36H",
    "length,PT0.5S,PT0.5S",
    "day,2026-11-21,2026-11-21"
  })
  void speakIsoOfTimes(String argument, String given, String answered) throws Exception {
    Caller.Answer answer =
        caller.ask("{ echo(%s: \"%s\") { %s } }".formatted(argument, given, argument));

    assertThat(answer.json().at("/data/echo/" + argument).asString())
        .as(answer.message())
        .isEqualTo(answered);
  }

  @ParameterizedTest
  @CsvSource({
    "at,2026-11-21T20:00:00",
    "at,yesterday",
    "at,2026-02-30T00:00:00Z",
    "length,P1M",
    "length,P1Y",
    "length,4h",
    "length,PT999999999999999999999H",
    "day,2026-02-30",
    "day,21.11.2026"
  })
  void sayWhatATimeLooksLike(String argument, String given) throws Exception {
    Caller.Answer answer = caller.ask("{ echo(%s: \"%s\") { at } }".formatted(argument, given));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("VALIDATION_ERROR");
    assertThat(answer.message()).contains(given).contains("e.g.");
  }

  @Test
  void turnPages() throws Exception {
    String document =
        "query($after: String) { cis(first: 1000, after: $after) { totalCount edges { cursor node { key } }"
            + " nodes { key } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";
    JsonNode first = caller.ask(document).json().at("/data/cis");
    JsonNode second =
        caller
            .ask(document, Map.of("after", first.at("/pageInfo/endCursor").asString()))
            .json()
            .at("/data/cis");

    assertThat(first.at("/totalCount").asInt()).isEqualTo(TestSchema.THINGS);
    assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    assertThat(first.at("/edges/999/cursor")).isEqualTo(first.at("/pageInfo/endCursor"));
    assertThat(second.at("/nodes/0/key").asString()).isEqualTo("thing:1000");
    assertThat(second.at("/edges/0/node/key").asString()).isEqualTo("thing:1000");
    assertThat(second.at("/pageInfo/hasPreviousPage").asBoolean()).isTrue();
  }
}
