package org.kaskade.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The essence of the audits of graphql-http, the reference of the specification.
@ServerTest
class GraphQlOverHttpIT {
  private static final String QUERY = "{\"query\": \"{ __typename }\"}";

  @LocalServerPort int port;
  private Caller caller = new Caller(0);

  @BeforeEach
  void reachTheServer() {
    caller = new Caller(port);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/graphql-response+json | application/graphql-response+json",
        "application/json | application/json",
        "*/* | application/json",
        "application/* | application/json",
        "application/graphql-response+json; charset=utf-8, application/json; charset=utf-8 | application/graphql-response+json",
        "application/json;q=0.5, application/graphql-response+json | application/graphql-response+json",
        "text/html, application/json;q=0.1 | application/json"
      })
  void answersInTheTypeThatIsAccepted(String accept, String type) throws Exception {
    Caller.Answer answer = caller.send(json(QUERY).header("Accept", accept));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(type + ";charset=UTF-8");
    assertThat(answer.json().at("/data/__typename").asString()).isEqualTo("Query");
  }

  @Test
  void answersInJsonWhereNothingIsAccepted() throws Exception {
    assertThat(caller.send(json(QUERY)).header("Content-Type")).startsWith("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "application/json;q=0", "what?"})
  void saysWhatItCouldAnswer(String accept) throws Exception {
    Caller.Answer answer = caller.send(json(QUERY).header("Accept", accept));

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.code()).isEqualTo("NOT_ACCEPTABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
  void isAskedWithPost(String method) throws Exception {
    Caller.Answer answer =
        caller.send(
            signedIn("/graphql?query=%7B__typename%7D").method(method, BodyPublishers.noBody()));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/graphql",
        "application/x-www-form-urlencoded",
        "application/json; charset=iso-8859-1",
        "multipart/form-data",
        "json"
      })
  void readsJsonAlone(String type) throws Exception {
    Caller.Answer answer =
        caller.send(
            signedIn("/graphql").header("Content-Type", type).POST(BodyPublishers.ofString(QUERY)));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | INVALID_JSON",
        "{\"query\": \"{ __typename }\"} x | INVALID_JSON",
        "`` | INVALID_JSON",
        "null | INVALID_REQUEST",
        "\"{ __typename }\" | INVALID_REQUEST",
        "{} | INVALID_REQUEST",
        "{\"query\": null} | INVALID_REQUEST",
        "{\"query\": 7} | INVALID_REQUEST",
        "{\"query\": \" \"} | INVALID_REQUEST",
        "{\"query\": [\"{ __typename }\"]} | INVALID_REQUEST",
        "{\"query\": \"{ __typename }\", \"operationName\": 7} | INVALID_REQUEST",
        "{\"query\": \"{ __typename }\", \"variables\": [7]} | INVALID_REQUEST",
        "{\"query\": \"{ __typename }\", \"variables\": \"x\"} | INVALID_REQUEST",
        "{\"query\": \"{ __typename }\", \"extensions\": 7} | INVALID_REQUEST",
        "{\"extensions\": {\"persistedQuery\": {\"sha256Hash\": \"x\"}}} | INVALID_REQUEST",
        "[{\"query\": \"{ __typename }\"}] | BATCH_REFUSED",
        "{\"query\": \"{\"} | SYNTAX_ERROR",
        "{\"query\": \"{ unknown }\"} | VALIDATION_ERROR",
        "{\"query\": \"{ __typename }\", \"operationName\": \"unknown\"} | VALIDATION_ERROR",
        "{\"query\": \"query($k: ID!) { ci(key: $k) { key } }\"} | VALIDATION_ERROR"
      })
  void refusesWhatIsNoRequest(String body, String code) throws Exception {
    Caller.Answer answer = caller.post(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).as(answer.message()).isEqualTo(code);
    assertThat(answer.json().has("data")).isFalse();
    assertThat(answer.header("Content-Type")).startsWith(Caller.CURRENT);
  }

  @Test
  void takesNullForWhatIsLeftOut() throws Exception {
    assertThat(
            caller
                .post(
                    "{\"query\": \"{ __typename }\", \"operationName\": null, \"variables\": null,"
                        + " \"extensions\": null}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void tellsOlderClientsOfRefusedDocumentsWithStatus200() throws Exception {
    Caller.Answer answer =
        caller.send(json("{\"query\": \"{ unknown }\"}").header("Accept", "application/json"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.code()).isEqualTo("VALIDATION_ERROR");
  }

  @Test
  void readsUtf8() throws Exception {
    Caller.Answer answer =
        caller.post("{\"query\": \"{ echo(json: \\\"Grüße 🙂\\\") { json } }\"}");

    assertThat(answer.json().at("/data/echo/json").asString()).isEqualTo("Grüße 🙂");
  }

  @Test
  void refusesBytesThatAreNoText() throws Exception {
    byte[] body = QUERY.getBytes(StandardCharsets.UTF_8);
    body[13] = (byte) 0xC0;
    Caller.Answer answer =
        caller.send(
            signedIn("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_JSON");
  }

  @Test
  void refusesALargeBody() throws Exception {
    Caller.Answer answer = caller.post(" ".repeat(16 * 1024 * 1024) + QUERY);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.message()).contains("kaskade.limits.request-body", "16,777,216");
  }

  @Test
  void refusesALargeBodyOfUnknownLength() throws Exception {
    byte[] large = (" ".repeat(16 * 1024 * 1024) + QUERY).getBytes(StandardCharsets.UTF_8);
    Caller.Answer answer =
        caller.send(
            signedIn("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))));

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void refusesJsonThatIsTooDeep() throws Exception {
    Caller.Answer answer =
        caller.post("{\"variables\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}");

    assertThat(answer.code()).isEqualTo("JSON_TOO_DEEP");
    assertThat(answer.message()).contains("kaskade.limits.json-nesting");
  }

  @Test
  void refusesALongStringAndTakesAnAttributeOf32Ki() throws Exception {
    String body =
        "{\"query\": \"query($j: JSON) { echo(json: $j) { javaType } }\", \"variables\": {\"j\": [{\"a\": \"%s\"}]}}";

    assertThat(caller.post(body.formatted("x".repeat(65_537))).code()).isEqualTo("STRING_TOO_LONG");
    assertThat(caller.post(body.formatted("x".repeat(32_768))).status()).isEqualTo(200);
  }

  private HttpRequest.Builder json(String body) {
    return signedIn("/graphql")
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder signedIn(String path) {
    return caller.request(path).header("Authorization", "Bearer " + Caller.TOKEN);
  }
}
