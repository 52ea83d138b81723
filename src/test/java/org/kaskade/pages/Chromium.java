package org.kaskade.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The browser that pages are tested in: Debian's, without a screen and without a graphics card.
final class Chromium {
  static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private Chromium() {}

  static boolean isThere() {
    return Files.isExecutable(PROGRAM);
  }

  static Browser launched() {
    return Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(PROGRAM)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
  }
}
