package org.kaskade.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import graphql.introspection.IntrospectionQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class HostileDocumentsIT {
  /// Generous: the machine may be busy. Exponential work would take years.
  private static final Duration SOON = Duration.ofSeconds(10);

  @LocalServerPort int port;
  private Caller caller = new Caller(0);

  @BeforeEach
  void reachTheServer() throws Exception {
    caller = new Caller(port);
    caller.ask("{ __typename }");
  }

  static final List<Arguments> REFUSED =
      List.of(
          argumentSet("fragments that double 40 times", doubling(40), "FIELDS_LIMIT"),
          argumentSet("fragments that double 45 times", doubling(45), "FIELDS_LIMIT"),
          argumentSet(
              "doubling hidden in unused operation",
              "query A { __typename } query B { ...f0 }" + doublings(45),
              "ROOT_FIELDS_LIMIT"),
          argumentSet(
              "a flood of aliases",
              "{" + repeat(31, i -> " a" + i + ": __typename") + "}",
              "ROOT_FIELDS_LIMIT"),
          argumentSet(
              "a flood of aliases in a fragment",
              "{ ...f ...f } fragment f on Query {"
                  + repeat(16, i -> " a" + i + ": __typename")
                  + "}",
              "ROOT_FIELDS_LIMIT"),
          argumentSet(
              "a flood of root fields without aliases",
              "{" + " __typename".repeat(5_000) + "}",
              "ROOT_FIELDS_LIMIT"),
          argumentSet(
              "many mutations",
              "mutation {" + repeat(6, i -> " a" + i + ": bump") + "}",
              "MUTATIONS_LIMIT"),
          argumentSet(
              "many mutations in fragments",
              "mutation { ...f ...f ...f } fragment f on Mutation { a: bump b: bump }",
              "MUTATIONS_LIMIT"),
          argumentSet("fields nested to a depth of 17", nested(17), "DEPTH_LIMIT"),
          argumentSet("fields nested to a depth of 400", nested(400), "DEPTH_LIMIT"),
          argumentSet(
              "fields nested to a depth of 7,000",
              "{a".repeat(7_000) + "}".repeat(7_000),
              "DEPTH_LIMIT"),
          argumentSet(
              "depth hidden in fragments",
              "{ cis { nodes { ...f0 } } }"
                  + repeat(
                      30,
                      i ->
                          " fragment f"
                              + i
                              + " on Thing { dependencies { nodes { provider { ...f"
                              + (i + 1)
                              + " } } } }")
                  + " fragment f30 on Thing { key }",
              "DEPTH_LIMIT"),
          argumentSet(
              "nested list values",
              "{ echo(json: " + "[".repeat(600) + "]".repeat(600) + ") { json } }",
              "DEPTH_LIMIT"),
          argumentSet(
              "a flood of directives",
              "{ __typename " + "@skip(if: false) ".repeat(4_000) + "}",
              "DOCUMENT_TOO_LARGE"),
          argumentSet(
              "a flood of short directives",
              "{ __typename " + "@a ".repeat(7_000) + "}",
              "VALIDATION_ERROR"),
          argumentSet(
              "a document of 300,000 characters",
              "{ __typename } #" + "x".repeat(300_000),
              "DOCUMENT_TOO_LARGE"),
          argumentSet("a document of blanks", " ".repeat(262_000) + "{ __typename", "SYNTAX_ERROR"),
          argumentSet(
              "a document of 16,000 words", "{" + " a".repeat(16_000) + "}", "DOCUMENT_TOO_LARGE"),
          argumentSet("a document of opening braces", "{".repeat(14_000), "SYNTAX_ERROR"),
          argumentSet("a page too large", "{ cis(first: 1001) { totalCount } }", "PAGE_SIZE_LIMIT"),
          argumentSet(
              "a page far too large",
              "{ cis(first: 2147483647) { totalCount } }",
              "PAGE_SIZE_LIMIT"),
          argumentSet(
              "pages within pages",
              "{ cis(first: 400) { nodes { dependencies(first: 300) { totalCount } } } }",
              "REQUESTED_NODES_LIMIT"),
          argumentSet(
              "pages of default size within pages",
              "{ cis { nodes { dependencies { nodes { provider { dependencies { nodes { type } } } } } } } }",
              "REQUESTED_NODES_LIMIT"),
          argumentSet(
              "pages within pages in a fragment used often",
              "{"
                  + repeat(20, i -> " a" + i + ": cis(first: 100) { ...f }")
                  + "} fragment f on CiConnection { nodes { dependencies(first: 100) { totalCount } } }",
              "REQUESTED_NODES_LIMIT"),
          argumentSet("a chain of 51 fragments", chain(51), "DEPTH_LIMIT"),
          argumentSet("a chain of 1,800 fragments", chain(1_800), "DEPTH_LIMIT"),
          argumentSet(
              "a fragment within itself",
              "{ ...f } fragment f on Query { ...f }",
              "VALIDATION_ERROR"),
          argumentSet(
              "fragments in a ring",
              "{ ...f0 }"
                  + repeat(
                      20,
                      i -> " fragment f" + i + " on Query { ...f" + (i + 1) % 20 + " __typename }"),
              "VALIDATION_ERROR"),
          argumentSet(
              "fields that conflict",
              "{ cis { nodes {" + repeat(500, i -> " a: key a: name") + " } } }",
              "VALIDATION_ERROR"),
          argumentSet(
              "many unknown fields",
              "{ cis {" + repeat(4_000, i -> " x" + i) + " } }",
              "VALIDATION_ERROR"),
          argumentSet(
              "many unknown variables",
              "{ ci(key: \"x\") {"
                  + repeat(1_000, i -> " a" + i + ": key @skip(if: $v" + i + ")")
                  + " } }",
              "VALIDATION_ERROR"),
          argumentSet(
              "many operations",
              repeat(2_000, i -> " query q" + i + " { __typename }"),
              "VALIDATION_ERROR"),
          argumentSet(
              "the same operation twice",
              "query a { __typename } query a { __typename }",
              "VALIDATION_ERROR"),
          argumentSet(
              "introspection within introspection",
              "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
              "INTROSPECTION_LIMIT"),
          argumentSet(
              "introspection many times",
              "{" + repeat(20, i -> " a" + i + ": __schema { types { name } }") + "}",
              "INTROSPECTION_LIMIT"),
          argumentSet(
              "an answer of too many values",
              "{ cis(first: 10) { nodes { dependencies(first: 100) { nodes { sources } } } } }",
              "RESULT_TOO_LARGE"),
          argumentSet(
              "a forged cursor",
              "{ cis(after: \"djE6MTpjaXM6aw==\") { totalCount } }",
              "INVALID_CURSOR"),
          argumentSet(
              "a cursor of another list",
              "{ cis(after: \""
                  + new Cursor(1, "dependents-by-key", "x").encoded()
                  + "\") { totalCount } }",
              "INVALID_CURSOR"),
          argumentSet("a page of nothing", "{ cis(first: 0) { totalCount } }", "INVALID_PAGE_SIZE"),
          argumentSet(
              "a page of less than nothing",
              "{ cis(first: -5) { totalCount } }",
              "INVALID_PAGE_SIZE"),
          argumentSet(
              "a number too large for Int",
              "{ cis(first: 99999999999) { totalCount } }",
              "PAGE_SIZE_LIMIT"),
          argumentSet(
              "a surrogate without its half", "{ ci(key: \"\\uD800\") { key } }", "SYNTAX_ERROR"),
          argumentSet("zeros", "\u0000\u0000", "SYNTAX_ERROR"));

  @ParameterizedTest
  @FieldSource("REFUSED")
  void refusesSoon(String document, String code) throws Exception {
    long start = System.nanoTime();
    Caller.Answer answer = caller.ask(document);

    assertThat(answer.code()).as("%.300s", answer.message()).isEqualTo(code);
    assertThat(answer.status()).isLessThan(500);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  static final List<Arguments> ANSWERED =
      List.of(
          argumentSet("fields nested to a depth of 16", nested(16)),
          argumentSet("a chain of fragments", chain(49)),
          argumentSet(
              "many fields without aliases",
              "{ ci(key: \"thing:0001\") {" + " key".repeat(9_000) + " } }"),
          argumentSet(
              "many inline fragments",
              "{" + " ... on Query {".repeat(100) + " __typename" + "}".repeat(100) + "}"),
          argumentSet("a page of 1,000", "{ cis(first: 1000) { nodes { key name } } }"),
          argumentSet("30 root fields", "{" + repeat(30, i -> " a" + i + ": __typename") + "}"));

  @ParameterizedTest
  @FieldSource("ANSWERED")
  void answersSoon(String document) throws Exception {
    long start = System.nanoTime();
    Caller.Answer answer = caller.ask(document);

    assertThat(answer.status()).as("%.300s", answer.message()).isEqualTo(200);
    assertThat(answer.json().has("errors")).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  @Test
  void answersTheStandardIntrospectionQuery() throws Exception {
    Caller.Answer answer = caller.ask(IntrospectionQuery.INTROSPECTION_QUERY);

    assertThat(answer.json().has("errors")).as(answer.message()).isFalse();
    assertThat(answer.json().at("/data/__schema/types").size()).isGreaterThan(50);
  }

  @Test
  void looksForPageSizesInVariables() throws Exception {
    String document = "query($n: Int) { cis(first: $n) { totalCount } }";

    assertThat(caller.ask(document, Map.of("n", 1_001)).code()).isEqualTo("PAGE_SIZE_LIMIT");
    assertThat(caller.ask(document, Map.of("n", 1_000)).status()).isEqualTo(200);
    assertThat(caller.ask(document).json().at("/data/cis/totalCount").asInt()).isEqualTo(3_000);
  }

  @Test
  void looksForPageSizesInVariablesOfADocumentThatCameBefore() throws Exception {
    String document = "query($n: Int) { cis(first: $n) { pageInfo { hasNextPage } } }";

    assertThat(caller.ask(document, Map.of("n", 1_000)).status()).isEqualTo(200);
    Caller.Answer refused = caller.ask(document, Map.of("n", 1_001));

    assertThat(refused.code()).isEqualTo("PAGE_SIZE_LIMIT");
    assertThat(refused.json()).isEqualTo(caller.ask("{ cis(first: 1001) { totalCount } }").json());
    assertThat(caller.ask(document, Map.of("n", 1_000)).status()).isEqualTo(200);
  }

  @Test
  void looksForPageSizesInDefaultsOfEachOperation() throws Exception {
    String document =
        "query A($n: Int = 1) { ...f } query B($n: Int = 1001) { ...f }"
            + " fragment f on Query { cis(first: $n) { totalCount } }";

    assertThat(caller.ask(document).code()).isEqualTo("PAGE_SIZE_LIMIT");
  }

  @Test
  void namesLimitValueAndSetting() throws Exception {
    assertThat(caller.ask(nested(17)).message())
        .isEqualTo(
            "This document nests fields to a depth of 17; the limit is 16 (kaskade.limits.depth). Ask in several requests.");
  }

  @Test
  void refusesAQueryThatTakesTooLong() throws Exception {
    Caller.Answer answer = caller.ask("{ slow(millis: 20000) }");

    assertThat(answer.code()).isEqualTo("TIME_LIMIT");
    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.message()).contains("kaskade.limits.query-time");
  }

  @Test
  void givesMutationsMoreTime() throws Exception {
    assertThat(caller.ask("mutation { slowly(millis: 4500) }").json().at("/data/slowly").asString())
        .isEqualTo("slept");
    assertThat(caller.ask("mutation { slowly(millis: 20000) }").message())
        .contains("kaskade.limits.mutation-time", "operationId");
  }

  private static String doubling(int times) {
    return "{ ci(key: \"x\") { ...f0 } }"
        + doublings(times).replace("on Query", "on Thing").replace("__typename", "key");
  }

  private static String doublings(int times) {
    return repeat(times, i -> " fragment f%d on Query { ...f%d ...f%d }".formatted(i, i + 1, i + 1))
        + " fragment f"
        + times
        + " on Query { __typename }";
  }

  private static String chain(int links) {
    return "{ ...f0 }"
        + repeat(links - 1, i -> " fragment f" + i + " on Query { ...f" + (i + 1) + " }")
        + " fragment f"
        + (links - 1)
        + " on Query { __typename }";
  }

  /// Fields within fields; pages of one keep the product of their sizes small.
  private static String nested(int depth) {
    List<String> round = List.of("dependencies(first: 1)", "nodes", "provider");
    return "{ ci(key: \"thing:0001\") {"
        + repeat(depth - 2, i -> round.get(i % round.size()) + " {")
        + " __typename"
        + "}".repeat(depth);
  }

  private static String repeat(int times, IntFunction<String> part) {
    return IntStream.range(0, times).mapToObj(part).collect(Collectors.joining());
  }
}
