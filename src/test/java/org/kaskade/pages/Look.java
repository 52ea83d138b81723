package org.kaskade.pages;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;

/// How people see pages.
enum Look {
  LIGHT,
  DARK,
  FORCED_COLORS,
  NARROW,
  GERMAN;

  NewContextOptions options() {
    NewContextOptions options =
        new NewContextOptions()
            .setViewportSize(1280, 900)
            .setLocale("en-GB")
            .setTimezoneId("Europe/Berlin")
            .setColorScheme(ColorScheme.LIGHT);
    return switch (this) {
      case LIGHT -> options;
      case DARK -> options.setColorScheme(ColorScheme.DARK);
      case FORCED_COLORS -> options.setForcedColors(ForcedColors.ACTIVE);
      case NARROW -> options.setViewportSize(320, 640);
      case GERMAN -> options.setLocale("de-DE").setViewportSize(320, 640);
    };
  }
}
