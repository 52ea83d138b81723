package org.kaskade.estate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.kaskade.graphql.RequestRefused;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;
import org.springframework.stereotype.Component;

/// Remembers what calls with an operation id answered, so that a retry within 24 hours answers the same and writes nothing.
@Component
class Operations {
  private static final Duration REMEMBERED = Duration.ofHours(24);

  private final Driver driver;

  Operations(Driver driver) {
    this.driver = driver;
  }

  /// Answers what the first call with this id answered, or makes the call.
  ///
  /// @param id unique to caller and kind of call
  /// @param input what is asked for; another input under the same id is refused
  /// @param call is given the id under which it must write its revision
  /// @param remember whether an answer is worth remembering; a refused call may be corrected and sent again
  <T> T once(
      String id,
      Map<String, Object> input,
      Class<T> type,
      Function<String, T> call,
      Predicate<T> remember) {
    String hash = hash(Json.write(input));
    try (Session session = driver.session()) {
      List<Record> known =
          session
              .run(
                  """
                  MATCH (o:Operation {id: $id}) WHERE o.at > datetime() - duration($remembered)
                  RETURN o.input AS input, o.answer AS answer
                  """,
                  Values.parameters("id", id, "remembered", REMEMBERED.toString()))
              .list();
      if (!known.isEmpty()) {
        if (!known.getFirst().get("input").asString().equals(hash)) {
          throw RequestRefused.conflict(
              "OPERATION_ID_REUSED",
              "A call with other content used this operationId within 24 hours. Give each call an id of its own; repeat one only to retry the very same call.");
        }
        return Json.MAPPER.readValue(known.getFirst().get("answer").asString(), type);
      }
    }
    T answer = call.apply(id + "/" + hash);
    if (remember.test(answer)) {
      try (Session session = driver.session()) {
        session
            .run(
                """
                MERGE (o:Operation {id: $id})
                SET o.input = $input, o.answer = $answer, o.at = datetime()
                """,
                Values.parameters("id", id, "input", hash, "answer", Json.write(answer)))
            .consume();
      }
    }
    return answer;
  }

  /// Whether this is the name of a source in Git.
  boolean isInventory(String source) {
    try (Session session = driver.session()) {
      return session
          .run(
              "RETURN EXISTS { MATCH (:Source {name: $source}) } AS inventory",
              Values.parameters("source", source))
          .single()
          .get("inventory")
          .asBoolean();
    }
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
