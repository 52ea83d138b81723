package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Pictures of all pages for people to look at, with `-Dkaskade.pictures=all`.
@EnabledIfSystemProperty(named = "kaskade.pictures", matches = "all")
class PagePicturesIT extends PageIT {
  private static final Path TAKEN = Path.of("target/pictures");

  static Stream<Arguments> views() {
    return EveryPageIT.PAGES.stream()
        .flatMap(page -> Stream.of(Look.LIGHT, Look.DARK).map(look -> Arguments.of(page, look)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("views")
  void areTaken(String path, Look look) {
    Page tab = open(path, look);
    tab.waitForTimeout(500);
    settled(tab);
    Path picture =
        TAKEN.resolve(EveryPageIT.name(path) + "-" + look.name().toLowerCase(Locale.ROOT) + ".png");
    tab.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));

    assertThat(picture).isNotEmptyFile();
  }
}
