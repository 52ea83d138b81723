package org.kaskade.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminTokensTest {
  @TempDir Path dataDirectory = Path.of("");

  @Test
  void takesTheNamedTokenAndWritesNothing() {
    AdminToken token = token("0123456789abcdef");

    assertThat(token).isEqualTo(new AdminToken("0123456789abcdef", false, null));
    assertThat(dataDirectory).isEmptyDirectory();
  }

  @Test
  void dropsTheLineEndThatAShellLeft() {
    assertThat(token("0123456789abcdef\n").value()).isEqualTo("0123456789abcdef");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secretsecretsec", " secretsecretse  "})
  void refusesATokenThatCouldBeGuessed(String tooShort) {
    assertThatExceptionOfType(UnusableToken.class)
        .isThrownBy(() -> token(tooShort))
        .withMessageContaining("KASKADE_TOKEN")
        .withMessageContaining("at least 16")
        .withMessageNotContaining("secretsecret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words are not a token", "geheimnisträger-passwort"})
  void refusesATokenThatNoHeaderCarries(String unusable) {
    assertThatExceptionOfType(UnusableToken.class)
        .isThrownBy(() -> token(unusable))
        .withMessageNotContaining(unusable);
  }

  @Test
  void makesATokenOnceAndKeepsIt() {
    AdminToken first = token(null);
    AdminToken second = token(null);

    assertThat(first.generated()).isTrue();
    assertThat(first.value()).matches("[A-Za-z0-9_-]{43}");
    assertThat(first.file()).isEqualTo(file());
    assertThat(second).isEqualTo(new AdminToken(first.value(), false, file()));
  }

  @Test
  void makesAnotherTokenInAnotherPlace(@TempDir Path elsewhere) {
    assertThat(new AdminTokens(null, new TokenFile(elsewhere)).token().value())
        .isNotEqualTo(token(null).value());
  }

  @Test
  void closesFileAndFolderToOthers() throws IOException {
    assumePermissions();
    token(null);

    assertThat(permissions(file())).isEqualTo("rw-------");
    assertThat(permissions(dataDirectory.resolve("secrets"))).isEqualTo("rwx------");
  }

  @Test
  void closesAFileThatWasOpenToOthers() throws IOException {
    assumePermissions();
    token(null);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

    token(null);

    assertThat(permissions(file())).isEqualTo("rw-------");
  }

  @Test
  void namesTheFileThatHoldsNoToken() throws IOException {
    token(null);
    Files.writeString(file(), "oops\n");

    assertThatExceptionOfType(UnusableToken.class)
        .isThrownBy(() -> token(null))
        .withMessageContaining(file().toString())
        .withMessageNotContaining("oops");
  }

  @Test
  void saysWhenTheFileCantBeRead() throws IOException {
    Files.createDirectories(file());

    assertThatExceptionOfType(UnusableToken.class)
        .isThrownBy(() -> token(null))
        .withMessageContaining("can't be read");
  }

  @Test
  void explainsAnUnusableTokenAtStart() {
    UnusableToken thrown = new UnusableToken("It is short.", "Make it longer.");

    assertThat(new UnusableTokenAnalyzer().analyze(new IllegalStateException(thrown)))
        .satisfies(analysis -> {
          assertThat(analysis.getDescription()).isEqualTo("It is short.");
          assertThat(analysis.getAction()).isEqualTo("Make it longer.");
        });
  }

  @Test
  void masksTheTokenInText() {
    assertThat(token("0123456789abcdef")).asString().doesNotContain("0123456789abcdef");
  }

  @Test
  void matchesItselfAlone() {
    AdminToken token = token("0123456789abcdef");

    assertThat(token.matches("0123456789abcdef")).isTrue();
    assertThat(token.matches("0123456789abcdeF")).isFalse();
    assertThat(token.matches("0123456789abcdef0")).isFalse();
    assertThat(token.matches("")).isFalse();
  }

  private AdminToken token(@Nullable String named) {
    return new AdminTokens(named, new TokenFile(dataDirectory)).token();
  }

  private Path file() {
    return dataDirectory.resolve("secrets/admin-token").toAbsolutePath();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private void assumePermissions() {
    assumeTrue(
        dataDirectory.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "this file system has no permissions to look at");
  }
}
