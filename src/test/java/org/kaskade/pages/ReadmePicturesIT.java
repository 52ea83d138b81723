package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pictures in README, taken of the running pages.
///
/// Each run takes them anew, below `target/`; with `-Dkaskade.pictures=keep` they become those that
/// README shows.
class ReadmePicturesIT extends PageIT {
  private static final Path TAKEN = Path.of("target/pictures");
  private static final Path SHOWN = Path.of("src/site/resources/pictures");

  @ParameterizedTest
  @CsvSource({
    "impact, /impact?fail=rack:fra1/r11, svg",
    "dossier, /changes/CHG-000002, .risk",
  })
  void showThePagesAsTheyAre(String name, String address, String part) throws IOException {
    Page tab = open(address);
    tab.locator("main " + part).first().waitFor();
    tab.waitForTimeout(1_000);
    Path taken = TAKEN.resolve(name + ".png");
    tab.screenshot(
        new Page.ScreenshotOptions().setPath(taken).setFullPage(true).setClip(0, 0, 1280, 1250));
    Path shown = SHOWN.resolve(name + ".png");
    if (System.getProperty("kaskade.pictures", "").equals("keep")) {
      Files.createDirectories(SHOWN);
      Files.write(shown, Files.readAllBytes(taken));
    }

    assertThat(Files.readString(Path.of("README.md"))).contains("(" + shown + ")");
    BufferedImage now = read(taken.toFile());
    BufferedImage then = read(shown.toFile());
    assertThat(then.getWidth()).isEqualTo(now.getWidth());
    assertThat(then.getHeight()).isEqualTo(now.getHeight());
  }

  private static BufferedImage read(File file) throws IOException {
    return Objects.requireNonNull(ImageIO.read(file));
  }
}
