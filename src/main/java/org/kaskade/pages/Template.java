package org.kaskade.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/// A piece of HTML with gaps: `{{name}}` is a part made elsewhere, or else a word.
final class Template {
  private static final Pattern GAP = Pattern.compile("\\{\\{([A-Za-z0-9.-]+)}}");

  private final String text;
  private final PageWords words;

  Template(String name, PageWords words) {
    this.words = words;
    try {
      text =
          new ClassPathResource("pages/" + name + ".html")
              .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param parts HTML by the names of gaps
  String filled(Tongue tongue, Map<String, String> parts) {
    return GAP.matcher(text)
        .replaceAll((MatchResult gap) -> {
          String part = parts.get(gap.group(1));
          return Matcher.quoteReplacement(
              part != null ? part : HtmlUtils.htmlEscape(words.get(tongue, gap.group(1)), "UTF-8"));
        });
  }
}
