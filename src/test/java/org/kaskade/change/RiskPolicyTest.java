package org.kaskade.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaskade.schema.InvalidSchema;
import org.kaskade.schema.PolicyFile;
import org.kaskade.schema.SchemaLoader;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlReader;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RiskPolicyTest {
  private static final JsonMapper JSON = new JsonMapper();

  static RiskPolicy shipped() {
    return RiskPolicyReader.read(
        new SchemaLoader(List.of()).load().policy(RiskPolicyReader.NAME).orElseThrow());
  }

  private static String text() throws IOException {
    return Files.readString(Path.of("cmdb-schema/policies/change-risk.yaml"));
  }

  private static RiskPolicy read(String text) {
    YamlNode root = new YamlReader().read(text.getBytes(StandardCharsets.UTF_8)).getFirst().root();
    return RiskPolicyReader.read(
        new PolicyFile(
            "change-risk",
            "x/change-risk.yaml",
            false,
            (YamlMapping) Objects.requireNonNull(root)));
  }

  @Test
  void judgesByTheRulesThatHold() {
    FactorRule lead =
        shipped().factors().stream()
            .filter(f -> f.name().equals("leadTime"))
            .findFirst()
            .orElseThrow();

    RiskFactor factor = lead.judge(Map.of("leadHours", 10.5, "unscheduled", 0));

    assertThat(factor.points()).isEqualTo(5);
    assertThat(factor.maxPoints()).isEqualTo(8);
    assertThat(factor.findings())
        .containsEntry("en", "It is asked for 10.5 hours before it starts.")
        .containsEntry("de", "Die Änderung wird 10,5 Stunden vor Beginn beantragt.");
  }

  @Test
  void callsEveryFactorByAWordInBothLanguages() {
    RiskPolicy policy = shipped();
    for (FactorRule factor : policy.factors()) {
      assertThat(factor.labels().keySet()).as(factor.name()).containsExactly("de", "en");
    }
    assertThat(policy.label("singlePoints", "de")).isEqualTo("Einzelne Fehlerstellen");
    assertThat(policy.label("singlePoints", "fr")).isEqualTo("Single points of failure");
    assertThat(policy.label("ofAnEarlierPolicy", "de")).isEqualTo("ofAnEarlierPolicy");
  }

  @Test
  void capsTheWorstAtTheFactorsMost() {
    FactorRule services = shipped().factors().getFirst();

    assertThat(services.judge(Map.of("services", 9, "criticalOut", 9, "out", 9)).points())
        .isEqualTo(services.maxPoints());
  }

  @Test
  void countsFewCasesLittle() {
    RiskPolicy.History history = shipped().history();

    assertThat(history.estimatedPercent(0, 0)).isEqualTo(10);
    assertThat(history.estimatedPercent(1, 1)).isCloseTo(18.2, offset(0.1));
    assertThat(history.estimatedPercent(50, 100)).isCloseTo(46.4, offset(0.1));
  }

  @ParameterizedTest
  @CsvSource({
    "0,LOW",
    "24,LOW",
    "25,MEDIUM",
    "50,HIGH",
    "74,HIGH",
    "75,VERY_HIGH",
    "100,VERY_HIGH"
  })
  void findsTheLevelOfAScore(int score, RiskLevel level) {
    assertThat(shipped().level(score)).isEqualTo(level);
  }

  @Test
  void keepsItsVersionUntilARuleChanges() throws IOException {
    String version = shipped().version();

    assertThat(version).startsWith("1-");
    assertThat(read(text()).version()).isEqualTo(version);
    assertThat(read("# a remark\n" + text()).version()).isEqualTo(version);
    assertThat(read(text().replace("each: 16", "each: 17")).version()).isNotEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "value: criticalOut, each: 16 | value: critcalOut, each: 16 | 'value' names 'critcalOut', which is not known (did you mean criticalOut",
        "measure: redundancy | measure: redundency | did you mean redundancy",
        "HIGH: 50 | HIGH: 20 | HIGH is 20; give more than the level before it has, 25.",
        "LOW: 0, | LOW: 3, | LOW is 3; it begins at 0.",
        "from: HIGH | from: HIHG | did you mean HIGH",
        "{atRisk} at risk | {atrisk} at risk | 'en' names 'atrisk', which is not known (did you mean atRisk",
        "{atRisk} at risk | {atRisk at risk | 'en' has a brace that belongs to no value",
        "slotDays: 30 | slotDays: 0 | 'slotDays' is 0; give a number from 1 to 366.",
        "maxPoints: 40 | maxPoints: many | 'maxPoints' takes a number.",
        "languages: [en, de] | languages: [en, de, xx] | 'languages' names 'xx'",
        "policy: change-risk | policy: risk | Write policy: change-risk.",
        "leadHours, below: 72 | leadHours, under: 72 | 'under' is not known here",
        "version: 1 | verzion: 1 | 'verzion' is not known here (did you mean version"
      })
  void refusesMistakesWithFileLineAndRemedy(String right, String wrong, String message)
      throws IOException {
    String text = text();
    assertThat(text).contains(right);
    long line = 1 + text.substring(0, text.indexOf(right)).chars().filter(c -> c == '\n').count();

    assertThatThrownBy(
            () -> read(text.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong))))
        .isInstanceOf(InvalidSchema.class)
        .message()
        .matches(
            found ->
                found
                    .lines()
                    .anyMatch(one ->
                        one.startsWith("x/change-risk.yaml:%d: ".formatted(line))
                            && one.contains(message)),
            "line %d and %s".formatted(line, message));
  }

  @Test
  void jsonSchemaAcceptsTheShippedPolicyAndRefusesAnUnknownKey() throws IOException {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("cmdb-schema/change-risk.schema.json")));

    assertThat(schema.validate(json(root(text())))).isEmpty();
    assertThat(schema.validate(json(root(text().replace("slotDays", "slotDay"))))).isNotEmpty();
    assertThat(schema.validate(json(root(text().replace("measure: data", "measure: date")))))
        .isNotEmpty();
  }

  private static YamlNode root(String text) {
    return Objects.requireNonNull(
        new YamlReader().read(text.getBytes(StandardCharsets.UTF_8)).getFirst().root());
  }

  private static JsonNode json(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> {
        ObjectNode object = JSON.createObjectNode();
        mapping.entries().forEach((key, value) -> object.set(key, json(value)));
        yield object;
      }
      case YamlSequence sequence -> {
        ArrayNode array = JSON.createArrayNode();
        sequence.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case YamlScalar scalar -> JSON.valueToTree(scalar.value());
    };
  }
}
