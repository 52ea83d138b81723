package org.kaskade.pages;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/// Makes the shells of all pages, once.
final class Shells {
  /// What each page needs, whatever it shows.
  private static final String FRAME = "frame.js";

  private final AppFiles files;
  private final ImportMap imports;
  private final Modules modules;
  private final PageWords words;
  private final String version;
  private final Template document;
  private final Template header;
  private final Map<Page, Map<Tongue, Shell>> shells = new HashMap<>();

  /// @param version of this build
  Shells(AppFiles files, ImportMap imports, Modules modules, PageWords words, String version) {
    this.files = files;
    this.imports = imports;
    this.modules = modules;
    this.words = words;
    this.version = version;
    this.document = new Template("shell", words);
    this.header = new Template("header", words);
    for (Page page : Page.ALL) {
      Map<Tongue, Shell> byTongue = new HashMap<>();
      for (Tongue tongue : Tongue.values()) {
        byTongue.put(tongue, of(page, tongue));
      }
      shells.put(page, byTongue);
    }
  }

  Shell shell(Page page, Tongue tongue) {
    Shell shell = shells.getOrDefault(page, Map.of()).get(tongue);
    return shell != null ? shell : of(page, tongue);
  }

  /// A document in the look of the pages that needs no sign-in and asks nothing.
  ///
  /// @param title of the document, without the program's name
  /// @param main HTML
  /// @param module that it runs, or null
  Shell plain(Tongue tongue, String title, String main, @Nullable String module) {
    Set<String> needed = new LinkedHashSet<>();
    String plain = files.address("plain.js");
    needed.addAll(modules.neededBy(plain));
    if (module != null) {
      needed.addAll(modules.neededBy(files.address(module)));
    }
    Map<String, String> parts = parts(tongue, title);
    parts.put("frame", plainHeader(tongue));
    parts.put("main", main);
    parts.put("preload", preload(needed));
    parts.put("modules", script("plain.js") + (module == null ? "" : script(module)));
    parts.put("footer", "");
    return made(tongue, parts);
  }

  private Shell of(Page page, Tongue tongue) {
    String noScript = HtmlUtils.htmlEscape(words.get(tongue, "shell.noscript"), "UTF-8");
    return framed(
        page,
        tongue,
        "<%1$s></%1$s><noscript><p>%2$s</p></noscript>".formatted(page.element(), noScript));
  }

  /// A document in the frame of the pages.
  ///
  /// @param main HTML
  Shell framed(Page page, Tongue tongue, String main) {
    Set<String> needed = new LinkedHashSet<>();
    needed.addAll(modules.neededBy(files.address(FRAME)));
    needed.addAll(modules.neededBy(files.address(page.module())));
    Map<String, String> parts = parts(tongue, words.get(tongue, page.name() + ".title"));
    parts.put("frame", header(page, tongue));
    parts.put("main", main);
    parts.put("preload", preload(needed));
    parts.put("modules", script(FRAME) + script(page.module()));
    parts.put("footer", new Template("footer", words).filled(tongue, Map.of("version", version)));
    return made(tongue, parts);
  }

  private Map<String, String> parts(Tongue tongue, String title) {
    Map<String, String> parts = new HashMap<>();
    parts.put("lang", tongue.code());
    parts.put("title", HtmlUtils.htmlEscape(title, "UTF-8"));
    parts.put("theme", files.address("theme.js"));
    parts.put("style", files.address("style.css"));
    parts.put("icon", files.address("icon.svg"));
    parts.put("words", files.address(PageWords.file(tongue)));
    parts.put("imports", imports.text());
    return parts;
  }

  private Shell made(Tongue tongue, Map<String, String> parts) {
    return Shell.of(document.filled(tongue, parts), policy());
  }

  /// Nothing from outside, no script but ours, and no text that becomes HTML unless Lit makes it.
  private String policy() {
    return "default-src 'none'; script-src 'self' '"
        + imports.digest()
        + "'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self';"
        + " base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
        + " require-trusted-types-for 'script'; trusted-types lit-html";
  }

  private String header(Page page, Tongue tongue) {
    String links =
        Page.ALL.stream()
            .filter(other -> other.navigation() != null)
            .map(other ->
                "<li><a href=\"%s\"%s>%s</a></li>"
                    .formatted(
                        other.navigation(),
                        current(other, page),
                        HtmlUtils.htmlEscape(
                            words.get(tongue, "shell.nav." + other.name()), "UTF-8")))
            .collect(Collectors.joining());
    return header.filled(tongue, Map.of("navigation", links, "language", language(tongue)));
  }

  private static String current(Page other, Page page) {
    return other.equals(page)
        ? " aria-current=\"page\""
        : page.patterns().getFirst().startsWith(other.navigation() + "/")
            ? " aria-current=\"true\""
            : "";
  }

  private String plainHeader(Tongue tongue) {
    return new Template("plain-header", words).filled(tongue, Map.of("language", language(tongue)));
  }

  /// A link to each other language, in its own words.
  private static String language(Tongue tongue) {
    return tongue == Tongue.EN
        ? "<a class=\"language\" href=\"?lang=de\" hreflang=\"de\" lang=\"de\">Deutsch</a>"
        : "<a class=\"language\" href=\"?lang=en\" hreflang=\"en\" lang=\"en\">English</a>";
  }

  private static String preload(Set<String> addresses) {
    return addresses.stream()
        .map("<link rel=\"modulepreload\" href=\"%s\">"::formatted)
        .collect(Collectors.joining("\n    "));
  }

  private String script(String module) {
    return "<script type=\"module\" src=\"%s\"></script>".formatted(files.address(module));
  }
}
