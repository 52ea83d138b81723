package org.kaskade.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page and the addresses it answers to.
///
/// @param name of its module `app/pages/<name>.js` and its element `<kaskade-<name>-page>`; the
///   prefix of its words
/// @param navigation where the navigation leads to; null when the page is reached from others
/// @param patterns path patterns
record Page(String name, @Nullable String navigation, List<String> patterns) {
  /// All pages, in the order of the navigation. The word of a page in the navigation is
  /// `shell.nav.<name>`.
  static final List<Page> ALL =
      List.of(
          of("home", "/", "/search"),
          inNavigation("services", "/services"),
          inNavigation("impact", "/impact"),
          inNavigation("explore", "/explore"),
          of("ci", "/ci/{*key}", "/ci"),
          inNavigation("changes", "/changes"),
          of("calendar", "/changes/calendar"),
          of("new-change", "/changes/new", "/changes/{number:[A-Z]+-[0-9]{1,12}}/edit"),
          of("change", "/changes/{number:[A-Z]+-[0-9]{1,12}}"),
          of("board", "/board"),
          of("meeting", "/board/{number:[A-Z]+-[0-9]{1,12}}"),
          inNavigation("sources", "/sources"),
          of("source", "/sources/{name}"),
          of("plan", "/sources/{name}/plan"),
          inNavigation("cfia", "/cfia"),
          inNavigation("causes", "/causes"),
          inNavigation("revisions", "/revisions"),
          of("revision", "/revisions/{number}"),
          of("settings", "/settings"),
          of("help", "/help"));

  Page {
    patterns = List.copyOf(patterns);
  }

  private static Page of(String name, String... patterns) {
    return new Page(name, null, List.of(patterns));
  }

  /// A page that the navigation leads to, at its first address.
  private static Page inNavigation(String name, String... patterns) {
    return new Page(name, patterns[0], List.of(patterns));
  }

  String module() {
    return "pages/" + name + ".js";
  }

  String element() {
    return "kaskade-" + name + "-page";
  }
}
