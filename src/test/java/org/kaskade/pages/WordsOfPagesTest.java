package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The words of pages against each other, and against the files that use them.
class WordsOfPagesTest {
  private static final Path PAGES = Path.of("src/main/resources/pages");
  private static final Path JAVA = Path.of("src/main/java/org/kaskade/pages");
  private static final Path REFERENCE = Path.of("src/main/java/org/kaskade/reference");
  private static final Pattern GAP = Pattern.compile("\\{\\w+}");
  private static final Pattern PLURAL = Pattern.compile("\\.(one|other)$");

  /// A key in quotes or a gap of a template; in backticks or with a `%s`, all that it can become.
  private static final Pattern USE =
      Pattern.compile(
          "\"([a-z][a-z0-9-]*\\.[\\w.%-]+)\"|`([a-z][a-z0-9-]*\\.[^`]+)`|\\{\\{([a-z][a-z0-9-]*\\.[\\w.-]+)}}");

  /// Files, and what is only a part of a key.
  private static final Pattern NO_KEY = Pattern.compile("\\.js$|\\.$|<");

  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<String, String> english = words("en");
  private final Map<String, String> german = words("de");

  @Test
  void areTheSameInBothLanguages() {
    assertThat(german.keySet()).isEqualTo(english.keySet());
  }

  @Test
  void haveTheSameGaps() {
    english.forEach((key, text) ->
        assertThat(gaps(german.getOrDefault(key, ""))).as(key).isEqualTo(gaps(text)));
  }

  @Test
  void comeInOneAndOther() {
    Set<String> plurals =
        english.keySet().stream()
            .filter(key -> PLURAL.matcher(key).find())
            .map(key -> PLURAL.matcher(key).replaceAll(""))
            .collect(Collectors.toSet());
    assertThat(plurals)
        .allSatisfy(key -> assertThat(english).containsKeys(key + ".one", key + ".other"));
  }

  @Test
  void areAllUsedAndAllThere() throws IOException {
    Set<String> unused = new TreeSet<>();
    english.keySet().forEach(key -> unused.add(PLURAL.matcher(key).replaceAll("")));
    List<String> missing = new ArrayList<>();
    for (String use : uses()) {
      Pattern meant =
          Pattern.compile(Pattern.quote(use).replaceAll("\\$\\{[^}]*}|%s", "\\\\E.+\\\\Q"));
      boolean found = unused.removeIf(key -> meant.matcher(key).matches());
      if (!found && english.keySet().stream().noneMatch(k -> meant.matcher(bare(k)).matches())) {
        missing.add(use);
      }
    }
    assertThat(unused).as("words that nothing uses").isEmpty();
    assertThat(missing).as("words that are used and missing").isEmpty();
  }

  /// Whatever is in the form of a key and begins as keys do.
  private Set<String> uses() throws IOException {
    Set<String> prefixes =
        english.keySet().stream()
            .map(key -> key.substring(0, key.indexOf('.') + 1))
            .collect(Collectors.toSet());
    Set<String> uses = new TreeSet<>();
    try (Stream<Path> pages = Files.walk(PAGES);
        Stream<Path> java = Files.walk(JAVA);
        Stream<Path> reference = Files.walk(REFERENCE)) {
      for (Path file :
          Stream.of(pages, java, reference)
              .flatMap(files -> files)
              .filter(WordsOfPagesTest::mayUseWords)
              .toList()) {
        USE.matcher(Files.readString(file))
            .results()
            .flatMap((MatchResult match) -> Stream.of(1, 2, 3).map(match::group))
            .filter(Objects::nonNull)
            .filter(use -> prefixes.stream().anyMatch(use::startsWith))
            .filter(use -> !NO_KEY.matcher(use).find())
            .forEach(uses::add);
      }
    }
    Page.ALL.forEach(page -> {
      uses.add(page.name() + ".title");
      if (page.navigation() != null) {
        uses.add("shell.nav." + page.name());
      }
    });
    return uses;
  }

  private static boolean mayUseWords(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".js") || name.endsWith(".html") || name.endsWith(".java");
  }

  private static String bare(String key) {
    return PLURAL.matcher(key).replaceAll("");
  }

  private static List<String> gaps(String text) {
    return GAP.matcher(text).results().map((MatchResult gap) -> gap.group()).sorted().toList();
  }

  private static Map<String, String> words(String language) {
    return STRICT.readValue(
        PAGES.resolve("app/words/" + language + ".json").toFile(), new TypeReference<>() {});
  }
}
