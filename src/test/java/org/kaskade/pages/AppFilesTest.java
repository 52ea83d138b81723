package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// Files of pages against each other and against the class path.
class AppFilesTest {
  private static final Pattern ASKED =
      Pattern.compile("\\b(?:ask|follow|operation|graphiql)\\(\\s*\"([a-z-]+)\"");

  private final AppFiles files;
  private final WebJars libraries;

  AppFilesTest() throws IOException {
    this.files = new AppFiles();
    this.libraries = new WebJars();
  }

  @Test
  void askOnlyOperationsThatAreThere() throws IOException {
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> modules = Files.walk(Path.of("src/main/resources/pages/app"))) {
      for (Path module : modules.filter(m -> m.toString().endsWith(".js")).toList()) {
        ASKED
            .matcher(Files.readString(module))
            .results()
            .forEach((MatchResult match) -> asked.add(match.group(1)));
      }
    }
    assertThat(asked)
        .isNotEmpty()
        .allMatch(name -> files.has("operations/" + name + ".graphql"), "is an operation");
  }

  @Test
  void importOnlyWhatIsThere() {
    Modules modules = new Modules(files, libraries, ImportMap.of(libraries));
    for (Page page : Page.ALL) {
      assertThatCode(() -> modules.neededBy(files.address(page.module())))
          .as(page.name())
          .doesNotThrowAnyException();
    }
  }

  /// What a browser has to load before it can ask anything.
  @Test
  void areFewAndSmallForEachPage() throws IOException {
    Modules modules = new Modules(files, libraries, ImportMap.of(libraries));
    for (Page page : Page.ALL) {
      Set<String> needed = new TreeSet<>(modules.neededBy(files.address("frame.js")));
      needed.addAll(modules.neededBy(files.address(page.module())));
      long bytes = 0;
      for (String address : needed) {
        bytes += compressed(address);
      }
      needed.add(files.address("theme.js"));
      assertThat(needed).as(page.name()).hasSizeLessThanOrEqualTo(25);
      assertThat(bytes).as(page.name()).isLessThanOrEqualTo(60_000);
    }
  }

  private long compressed(String address) throws IOException {
    String own = "/app/" + files.build() + "/";
    byte[] content =
        (address.startsWith(own)
                ? files.find(address.substring(own.length()))
                : libraries.find(address))
            .orElseThrow()
            .getContentAsByteArray();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write(content);
    }
    return bytes.size();
  }

  @Test
  void nameLibrariesThatAreOnTheClassPath() {
    ImportMap imports = ImportMap.of(libraries);
    assertThat(imports.imports().values())
        .filteredOn(address -> !address.endsWith("/"))
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(address -> libraries.find(address).isPresent());
  }

  @Test
  void giveNothingElseAway() {
    String lit = ImportMap.of(libraries).imports().get("lit/");
    assertThat(
            List.of(
                lit + "../../react/18.3.1/umd/react.production.min.js",
                lit + "package.json",
                lit + ".js",
                "/webjars/react/18.3.1/umd/react.production.min.js"))
        .allMatch(address -> libraries.find(address).isEmpty());
  }

  @Test
  void letInTheImportMapAndNoOtherInlineScript() throws Exception {
    ImportMap imports = ImportMap.of(libraries);
    Shells shells =
        new Shells(
            files, imports, new Modules(files, libraries, imports), new PageWords(files), "1.0");
    for (Page page : Page.ALL) {
      for (Tongue tongue : Tongue.values()) {
        Shell shell = shells.shell(page, tongue);
        String inline =
            shell.html().replaceAll("(?s).*<script type=\"importmap\">|</script>.*", "");
        String digest =
            java.util.Base64.getEncoder()
                .encodeToString(
                    java.security.MessageDigest.getInstance("SHA-256")
                        .digest(inline.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(shell.policy()).contains("script-src 'self' 'sha256-" + digest + "';");
        assertThat(shell.html())
            .contains("<html lang=\"" + tongue.name().toLowerCase(Locale.ROOT) + "\">")
            .doesNotContain("style=", " onclick", "http:", "https:");
      }
    }
  }
}
