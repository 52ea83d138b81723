package org.kaskade.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A piece of XML, SVG or HTML: an element, text, or a style sheet. Whatever a text or an attribute
/// holds, it is written so that it is read back as text: nothing gets through as markup.
///
/// What is written is well-formed XML and, where elements are HTML's, HTML as well. Characters that
/// XML doesn't know, and those that turn the direction of what follows, become U+FFFD.
public sealed interface Markup {
  /// Appends it to a document.
  void writeTo(StringBuilder out);

  /// Begins an element without attributes and content.
  static Element element(String name) {
    return new Element(name);
  }

  /// An element; attributes and content are added to it.
  final class Element implements Markup {
    /// What HTML knows as empty, and SVG's shapes.
    private static final Set<String> VOID =
        Set.of(
            "br",
            "hr",
            "meta",
            "link",
            "img",
            "col",
            "bookmark",
            "rect",
            "circle",
            "line",
            "path",
            "polygon");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Markup> content = new ArrayList<>();

    private Element(String name) {
      this.name = name;
    }

    /// Sets an attribute.
    public Element with(String attribute, Object value) {
      attributes.put(attribute, String.valueOf(value));
      return this;
    }

    /// Adds text at the end.
    public Element text(String text) {
      content.add(new Text(text));
      return this;
    }

    /// Adds elements at the end.
    public Element add(Markup... parts) {
      content.addAll(List.of(parts));
      return this;
    }

    /// Adds elements at the end.
    public Element add(List<? extends Markup> parts) {
      content.addAll(parts);
      return this;
    }

    @Override
    public void writeTo(StringBuilder out) {
      out.append('<').append(name);
      attributes.forEach((attribute, value) -> {
        out.append(' ').append(attribute).append("=\"");
        Text.escape(value, out);
        out.append('"');
      });
      if (content.isEmpty() && VOID.contains(name)) {
        out.append("/>");
        return;
      }
      out.append('>');
      content.forEach(part -> part.writeTo(out));
      out.append("</").append(name).append('>');
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder();
      writeTo(out);
      return out.toString();
    }
  }

  /// A style sheet of the program, which no reader unescapes.
  record Style(String css) implements Markup {
    public Style {
      if (css.contains("<") || css.contains("&")) {
        throw new IllegalArgumentException("A style sheet in a page can't hold '<' or '&'.");
      }
    }

    @Override
    public void writeTo(StringBuilder out) {
      out.append(css);
    }
  }

  /// Text.
  record Text(String text) implements Markup {
    @Override
    public void writeTo(StringBuilder out) {
      escape(text, out);
    }

    static void escape(String text, StringBuilder out) {
      text.codePoints()
          .forEach(c -> {
            switch (c) {
              case '<' -> out.append("&lt;");
              case '>' -> out.append("&gt;");
              case '&' -> out.append("&amp;");
              case '"' -> out.append("&quot;");
              case '\'' -> out.append("&#39;");
              default -> out.appendCodePoint(HarmlessText.isHarmless(c) ? c : HarmlessText.INSTEAD);
            }
          });
    }
  }
}
