package org.kaskade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path temporary;

  @Test
  void refusesASecondOpenerAndSaysWhoHoldsIt() {
    try (DataDirectory held = DataDirectory.open(temporary)) {
      assertThatThrownBy(() -> DataDirectory.open(temporary))
          .isInstanceOfSatisfying(
              UnusableStore.class,
              refusal -> {
                assertThat(refusal)
                    .hasMessageContaining(held.path().toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
                assertThat(refusal.remedy()).contains("--kaskade.data-dir");
              });
    }
  }

  @Test
  void letsTheNextOneInWhenClosed() {
    DataDirectory.open(temporary).close();
    try (DataDirectory next = DataDirectory.open(temporary)) {
      assertThat(next.path()).isEqualTo(temporary.toAbsolutePath());
    }
  }

  @Test
  void createsWhatIsMissing() {
    Path deep = temporary.resolve("a").resolve("b");
    try (DataDirectory directory = DataDirectory.open(deep)) {
      assertThat(directory.subdirectory("secrets")).isDirectory();
    }
  }

  @Test
  void namesAPathThatIsNoDirectory() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");
    assertThatThrownBy(() -> DataDirectory.open(file))
        .isInstanceOf(UnusableStore.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void keepsOnePasswordAndHidesIt() {
    try (DataDirectory directory = DataDirectory.open(temporary)) {
      Path secrets = directory.subdirectory("secrets");
      StorePassword password = StorePassword.keptIn(secrets);
      assertThat(password.text()).hasSizeGreaterThanOrEqualTo(32);
      assertThat(StorePassword.keptIn(secrets)).isEqualTo(password);
      assertThat(password.toString()).doesNotContain(password.text());
    }
  }
}
