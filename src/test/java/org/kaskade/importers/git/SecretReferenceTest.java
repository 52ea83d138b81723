package org.kaskade.importers.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReferenceTest {
  @TempDir Path directory = Path.of("");

  @Test
  void readsAVariable() {
    assertThat(new SecretReference("env:GIT_TOKEN").read(Map.of("GIT_TOKEN", " s3cret\n")))
        .isEqualTo("s3cret");
  }

  @Test
  void readsAFileAsItIsNow() throws Exception {
    Path file = directory.resolve("token");
    SecretReference reference = new SecretReference("file:" + file);
    assertThatThrownBy(reference::read)
        .isInstanceOf(UnusableSource.class)
        .hasMessageContainingAll(file.toString(), "does not exist");
    Files.writeString(file, "first\n");
    assertThat(reference.read()).isEqualTo("first");
    Files.writeString(file, "second");
    assertThat(new SecretReference("file://" + file).read()).isEqualTo("second");
    Files.writeString(file, " \n");
    assertThatThrownBy(reference::read).hasMessageContaining("is empty");
    Files.writeString(file, "x".repeat(70_000));
    assertThatThrownBy(reference::read).hasMessageContaining("64 KiB");
    assertThatThrownBy(new SecretReference("file:" + directory)::read)
        .hasMessageContaining("can't be read");
  }

  @Test
  void saysWhichVariableIsMissing() {
    assertThatThrownBy(() -> new SecretReference("env:GIT_TOKEN").read(Map.of()))
        .hasMessageContainingAll("env:GIT_TOKEN", "is not set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ghp_abcdef", "env:", "env:A B", "env:1A", "file:", "file:token", "ENV:A"})
  void refusesWhatIsNoReferenceWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> new SecretReference(text))
        .isInstanceOf(UnusableSource.class)
        .satisfies(e -> {
          if (text.length() > 6) {
            assertThat(e.getMessage()).doesNotContain(text);
          }
        });
  }
}
