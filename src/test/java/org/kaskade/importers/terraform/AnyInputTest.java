package org.kaskade.importers.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.importers.InventoryProblem;

@Timeout(300)
class AnyInputTest {
  private static final Map<String, String> SAMPLE =
      ReadTerraform.files(Path.of("importers/terraform/sample"));
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "\"",
          "${",
          "%{",
          "<<EOF\n",
          "EOF",
          "/*",
          "*/",
          "#",
          "null",
          "true",
          "-1",
          "1e999",
          "\\u12",
          "\u0000",
          "\uFFFF",
          "module.",
          "each.key",
          "[*]",
          "[0]",
          ".",
          ",",
          "=",
          ":",
          "\n",
          "\t",
          "4",
          "\"resources\": 7,",
          "\"instances\": {},",
          "\"dependencies\": [[1]],",
          "aws_instance.web",
          "data.",
          "count = -3\n",
          "for_each = 5\n");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void endsInFindings(long seed) {
    Random random = new Random(seed);
    List<String> paths = List.copyOf(SAMPLE.keySet());
    for (int i = 0; i < 150; i++) {
      Map<String, String> files = new TreeMap<>(SAMPLE);
      for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
        files.compute(
            paths.get(random.nextInt(paths.size())), (path, text) -> changed(text, random));
      }
      assertThatCode(() -> lines(ReadTerraform.of(files), files))
          .as("seed %d, round %d", seed, i)
          .doesNotThrowAnyException();
    }
  }

  private static String changed(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(40));
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, from);
      case 1 -> text.substring(0, from) + piece + text.substring(from);
      case 2 -> text.substring(0, from) + piece + text.substring(to);
      case 3 -> text.substring(0, from) + text.substring(to) + text.substring(from, to);
      default -> text.substring(0, from) + text.substring(to);
    };
  }

  /// Every finding points into its file.
  private static void lines(ReadTerraform read, Map<String, String> files) {
    read.findings().cis().forEach(ci -> inside(files, ci.file(), ci.line()));
    read.findings().dependencies().forEach(each -> inside(files, each.file(), each.line()));
    for (InventoryProblem each : read.findings().problems()) {
      Integer line = each.line();
      inside(files, each.file(), line == null ? 1 : line);
    }
  }

  private static void inside(Map<String, String> files, String file, int line) {
    assertThat(files).containsKey(file);
    assertThat((long) line)
        .isBetween(1L, 2 + files.getOrDefault(file, "").chars().filter(c -> c == '\n').count());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void survivesPiecesInAnyOrder(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder("resource \"aws_instance\" \"w\" {\n a = ");
      for (int j = random.nextInt(30); j >= 0; j--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      assertThatCode(() -> ReadTerraform.of("main.tf", text.toString()))
          .as("seed %d, %s", seed, text)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void reportsWhatIsNoText() {
    byte[] content = "resource \"a\" \"\u00e4\" {}".getBytes(StandardCharsets.ISO_8859_1);
    for (String path : List.of("main.tf", "terraform.tfstate", "main.tf.json")) {
      ParsedFile parsed = FileParser.parse(path, content);
      assertThat(parsed.reports()).extracting(Report::code).containsExactly("ENCODING");
    }
    assertThat(FileParser.parse("other.json", content).reports()).isEmpty();
  }

  @Test
  void givesTheSameForTheSameContent() {
    SAMPLE.forEach((path, text) -> {
      byte[] content = text.getBytes(StandardCharsets.UTF_8);
      assertThat(FileParser.parse(path, content)).isEqualTo(FileParser.parse(path, content));
    });
  }

  @Test
  void boundsNesting() {
    for (String open : List.of("[", "{", "(", "a[", "${", "\"${", "f(", "{a=", "-", "a.")) {
      String deep = open.repeat(100_000);
      for (String text : List.of("x = " + deep, "resource \"a\" \"b\" {\n x = " + deep + "\n}")) {
        assertThatCode(() -> ReadTerraform.of("main.tf", text)).as(open).doesNotThrowAnyException();
      }
    }
    assertThatCode(() -> ReadTerraform.of("main.tf", "a {".repeat(100_000)))
        .doesNotThrowAnyException();
  }

  @Test
  void boundsWhatInstancesOfInstancesMultiply() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append("resource \"aws_instance\" \"w").append(i).append("\" {\n  count = 900\n");
      text.append("  depends_on = [aws_instance.w").append((i + 1) % 40).append("]\n}\n");
    }
    ReadTerraform read = ReadTerraform.of("main.tf", text.toString());
    assertThat(read.findings().cis()).hasSize(36_000);
    assertThat(read.problems()).anyMatch(each -> each.startsWith("WARNING LIMIT main.tf"));
    assertThat(read.findings().dependencies().size()).isBetween(100_000, 600_000);
  }

  @Test
  void boundsLongChainsOfNames() {
    StringBuilder text = new StringBuilder("locals {\n  x0 = aws_vpc.v.id\n");
    for (int i = 1; i < 20_000; i++) {
      text.append("  x").append(i).append(" = [local.x").append(i - 1).append("]\n");
    }
    text.append("}\nresource \"aws_vpc\" \"v\" {}\n");
    text.append("resource \"aws_subnet\" \"s\" { vpc_id = local.x19999 }\n");
    assertThat(ReadTerraform.of("main.tf", text.toString()).cis()).hasSize(2);
  }
}
