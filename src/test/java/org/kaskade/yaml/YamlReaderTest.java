package org.kaskade.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
  private final YamlReader reader = new YamlReader();

  private YamlMapping mapping(String text) {
    List<YamlDocument> documents = reader.read(text);
    assertThat(documents).hasSize(1);
    assertThat(documents.getFirst().error()).isNull();
    return (YamlMapping) Objects.requireNonNull(documents.getFirst().root());
  }

  private static YamlError error(List<YamlDocument> documents) {
    return Objects.requireNonNull(documents.getLast().error());
  }

  @Test
  void knowsTheLineOfEveryKeyAndItem() {
    YamlMapping root =
        mapping(
            """
            # a comment
            name: web

            ports:
              - 80
              - 443
            labels: {a: 1,
              b: 2}
            """);

    assertThat(root.lineOf("name")).isEqualTo(2);
    assertThat(root.lineOf("ports")).isEqualTo(4);
    assertThat(root.items("ports")).extracting(YamlNode::line).containsExactly(5, 6);
    assertThat(root.mapping("labels").orElseThrow().lineOf("b")).isEqualTo(8);
    assertThat(root.lineOf("missing")).isEqualTo(root.line());
  }

  @Test
  void tellsScalarsOfYaml12Apart() {
    YamlMapping root =
        mapping("a: yes\nb: true\nc: 012\nd: '12'\ne: 12\nf: 1.5\ng: ~\nh:\ni: 1e3\nj: !vault x");

    assertThat(value(root, "a")).isEqualTo("yes");
    assertThat(value(root, "b")).isEqualTo(true);
    assertThat(value(root, "c")).isEqualTo("012");
    assertThat(value(root, "d")).isEqualTo("12");
    assertThat(value(root, "e")).isEqualTo(12L);
    assertThat(value(root, "f")).isEqualTo(1.5);
    assertThat(root.text("g")).isEmpty();
    assertThat(root.text("h")).isEmpty();
    assertThat(value(root, "i")).isEqualTo(1000.0);
    assertThat(root.get("j"))
        .isInstanceOfSatisfying(
            YamlScalar.class, scalar -> assertThat(scalar.tag()).isEqualTo("!vault"));
  }

  private static Object value(YamlMapping root, String key) {
    return Objects.requireNonNull(((YamlScalar) Objects.requireNonNull(root.get(key))).value());
  }

  @Test
  void keepsTheFirstOfDuplicatesAndTellsOfTheOthers() {
    YamlDocument document = reader.read("a: 1\nb: {c: 1, c: 1}\na: 2\na: {x: 1}\n").getFirst();

    assertThat(document.duplicates())
        .containsExactly(
            new YamlMapping.Duplicate("c", 2, 2, true),
            new YamlMapping.Duplicate("a", 1, 3, false),
            new YamlMapping.Duplicate("a", 1, 4, false));
    assertThat(((YamlMapping) Objects.requireNonNull(document.root())).text("a")).contains("1");
  }

  @Test
  void mergesWhatIsNotThereAlready() {
    YamlMapping root =
        mapping(
            """
            base: &base {a: 1, b: 1}
            other: &other {b: 2, c: 2}
            own:
              a: 3
              <<: [*base, *other]
            """);

    YamlMapping own = root.mapping("own").orElseThrow();
    assertThat(own.text("a")).contains("3");
    assertThat(own.text("b")).contains("1");
    assertThat(own.text("c")).contains("2");
    assertThat(own.lineOf("c")).isEqualTo(5);
    assertThat(own.entries()).doesNotContainKey("<<");
  }

  @Test
  void takesAQuotedMergeKeyForAnOrdinaryOne() {
    assertThat(mapping("'<<': {a: 1}\n").at("<<", "a")).isNotNull();
  }

  @Test
  void followsAliases() {
    YamlMapping root = mapping("a: &x {k: v}\nb: *x\nc: [*x, *x]\n");

    assertThat(root.text("b", "k")).contains("v");
    assertThat(root.mappings("c")).hasSize(2);
  }

  @Test
  void readsJson() {
    YamlMapping root = mapping("{\"a\": [1, \"two\", null],\n\t\"b\": {\"c\": \"\\u00e9\"}}");

    assertThat(root.items("a")).hasSize(3);
    assertThat(root.text("b", "c")).contains("\u00e9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void refusesTenThousandLevels(String opening) {
    YamlError error = error(reader.read(opening.repeat(10_000)));

    assertThat(error.kind()).isEqualTo(YamlError.Kind.LIMIT);
    assertThat(error.message()).contains("100 levels");
  }

  @Test
  void takesAsManyLevelsAsAreAllowed() {
    assertThat(reader.read("[".repeat(100) + "]".repeat(100)).getFirst().error()).isNull();
    assertThat(error(reader.read("[".repeat(101) + "]".repeat(101))).kind())
        .isEqualTo(YamlError.Kind.LIMIT);
  }

  @Test
  void refusesAnAliasBomb() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, alias))));
    }

    YamlError error = error(reader.read(bomb.toString()));

    assertThat(error.kind()).isEqualTo(YamlError.Kind.LIMIT);
    assertThat(error.message()).contains("1,000,000 nodes");
  }

  @Test
  void refusesMergesThatGrowWithoutEnd() {
    StringBuilder text = new StringBuilder("base: &base\n");
    for (int i = 0; i < 2_000; i++) {
      text.append("  k%d: v\n".formatted(i));
    }
    for (int i = 0; i < 900; i++) {
      text.append("m%d: {<<: *base}\n".formatted(i));
    }

    assertThat(error(reader.read(text.toString())).kind()).isEqualTo(YamlError.Kind.LIMIT);
  }

  @Test
  void refusesMoreThanAThousandAliases() {
    YamlError error = error(reader.read("a: &a x\nb: [" + "*a, ".repeat(1_001) + "]\n"));

    assertThat(error.kind()).isEqualTo(YamlError.Kind.LIMIT);
    assertThat(error.message()).contains("1,000 aliases");
  }

  @Test
  void refusesElevenMebibytes() {
    byte[] large = "# filler\n".repeat((11 << 20) / 9 + 1).getBytes(StandardCharsets.UTF_8);

    YamlError error = error(reader.read(large));

    assertThat(error.kind()).isEqualTo(YamlError.Kind.LIMIT);
    assertThat(error.message()).contains("10,485,760");
  }

  @Test
  void refusesMoreThanTenThousandDocuments() {
    List<YamlDocument> documents = reader.read("---\na: 1\n".repeat(10_001));

    assertThat(error(documents).kind()).isEqualTo(YamlError.Kind.LIMIT);
    assertThat(documents).hasSize(10_001);
  }

  @Test
  void refusesWhatIsNotUtf8() {
    List<YamlDocument> documents =
        reader.read("name: M\u00fcller".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(error(documents).kind()).isEqualTo(YamlError.Kind.ENCODING);
  }

  @Test
  void skipsAByteOrderMark() {
    List<YamlDocument> documents =
        reader.read("\uFEFFname: web\n".getBytes(StandardCharsets.UTF_8));

    assertThat(((YamlMapping) Objects.requireNonNull(documents.getFirst().root())).text("name"))
        .contains("web");
  }

  @Test
  void tellsTheLineOfASyntaxErrorWithoutQuotingTheFile() {
    YamlError error = error(reader.read("user: admin\npassword: hunter2\n  token: [hunter3\n"));

    assertThat(error.kind()).isEqualTo(YamlError.Kind.SYNTAX);
    assertThat(error.line()).isEqualTo(3);
    assertThat(error.message()).doesNotContain("hunter");
  }

  @Test
  void keepsTheDocumentsBeforeABrokenOne() {
    List<YamlDocument> documents = reader.read("a: 1\n---\nb: 2\n---\nc: [\n");

    assertThat(documents).hasSize(3);
    assertThat(documents.get(0).root()).isNotNull();
    assertThat(documents.get(1).root()).isNotNull();
    assertThat(documents.get(1).line()).isEqualTo(2);
    assertThat(documents.get(2).root()).isNull();
    assertThat(error(documents).line()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void findsNothingInAnEmptyFile() {
    assertThat(reader.read("")).allSatisfy(document -> assertThat(document.root()).isNull());
    assertThat(reader.read("# only a comment\n")).isEmpty();
  }
}
