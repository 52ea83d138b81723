package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The pictures of `src/site/markdown/pages.md`: each page in both themes, at half its size. With
/// `-Dkaskade.pictures=keep` they are taken anew.
class PageTourIT extends PageIT {
  private static final Path TOUR = Path.of("src/site/markdown/pages.md");
  private static final Path SHOWN = Path.of("src/site/resources/pictures/pages");

  /// Where the demo's inventories lie is another folder on each machine.
  private static final Pattern FOLDER = Pattern.compile("/demo/inventories");

  record Stop(String name, String address) {
    Path picture(Look look) {
      return SHOWN.resolve(name + "-" + look.name().toLowerCase(Locale.ROOT) + ".jpg");
    }
  }

  private static final List<Stop> STOPS =
      List.of(
          new Stop("home", "/"),
          new Stop("search", "/search?q=pg"),
          new Stop("ci", "/ci/cluster:production/pg-orders"),
          new Stop("impact", "/impact?fail=rack:fra1/r11&sel=business-service:online-shop"),
          new Stop("explore", "/explore?ci=cluster:production/pg-orders"),
          new Stop("changes", "/changes"),
          new Stop("calendar", "/changes/calendar"),
          new Stop("change", "/changes/CHG-000002"),
          new Stop("new-change", "/changes/new?ci=server:pg-orders-01.larkspur.example"),
          new Stop("meeting", "/board/CAB-000001"),
          new Stop("services", "/services"),
          new Stop("cfia", "/cfia"),
          new Stop(
              "causes",
              "/causes?down=business-service:online-shop&ok=business-service:customer-support"),
          new Stop("sources", "/sources"),
          new Stop("source", "/sources/larkspur-machines"),
          new Stop("plan", "/sources/larkspur-machines/plan?ref=feature/retire-pg-orders-02"),
          new Stop("revisions", "/revisions"),
          new Stop("revision", "/revisions/1"),
          new Stop("reference", "/docs/graphql"),
          new Stop("graphiql", "/graphiql"),
          new Stop("settings", "/settings"),
          new Stop("sign-in", "/sign-in"));

  static Stream<Arguments> views() {
    return STOPS.stream()
        .flatMap(stop -> Stream.of(Look.LIGHT, Look.DARK).map(look -> Arguments.of(stop, look)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("views")
  @EnabledIfSystemProperty(named = "kaskade.pictures", matches = "keep")
  void isPhotographed(Stop stop, Look look) throws IOException {
    Page tab = stop.name().equals("sign-in") ? strangersTab(look) : tab(look);
    tab.navigate(address(stop.address()));
    tab.waitForTimeout(2_000);
    BufferedImage whole =
        Objects.requireNonNull(
            ImageIO.read(
                new ByteArrayInputStream(
                    tab.screenshot(
                        new Page.ScreenshotOptions()
                            .setMask(List.of(tab.getByText(FOLDER)))
                            .setMaskColor("#888888")))));
    Files.createDirectories(SHOWN);
    ImageIO.write(half(whole), "jpg", stop.picture(look).toFile());

    assertThat(stop.picture(look)).isNotEmptyFile();
  }

  private static BufferedImage half(BufferedImage whole) {
    int width = whole.getWidth() / 2;
    int height = whole.getHeight() / 2;
    BufferedImage half = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = half.createGraphics();
    pen.drawImage(whole.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    pen.dispose();
    return half;
  }

  @Test
  void showsEachPageInBothThemes() throws IOException {
    String tour = Files.readString(TOUR);
    List<Path> missing = new ArrayList<>();
    for (Stop stop : STOPS) {
      for (Look look : List.of(Look.LIGHT, Look.DARK)) {
        Path picture = stop.picture(look);
        if (!Files.exists(picture) || !tour.contains("/" + picture.getFileName())) {
          missing.add(picture);
        }
      }
    }

    assertThat(missing).isEmpty();
  }
}
