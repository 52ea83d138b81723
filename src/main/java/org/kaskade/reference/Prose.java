package org.kaskade.reference;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/// Text as HTML.
final class Prose {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private Prose() {}

  static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  /// A description, which is English whatever the frame's language; empty where there is none.
  static String described(@Nullable String description) {
    return description == null || description.isBlank()
        ? ""
        : "<p lang=\"en\">" + marked(description.strip()) + "</p>";
  }

  /// Text whose backticks mark code.
  static String marked(String text) {
    return CODE.matcher(escaped(text)).replaceAll("<code>$1</code>");
  }
}
