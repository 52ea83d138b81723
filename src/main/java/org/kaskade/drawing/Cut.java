package org.kaskade.drawing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Makes names short enough for boxes.
final class Cut {
  private static final Pattern HOST =
      Pattern.compile("([a-z0-9-]++)(?:\\.[a-z0-9-]++){2,}+", Pattern.CASE_INSENSITIVE);
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int ELLIPSIS = '…';

  private Cut() {}

  /// Like {@link #middle}, but what a host is called in its domain is kept where there is room:
  /// names of one domain all end alike.
  static String name(String name, int most, int width) {
    String shown = middle(name, most, width);
    Matcher host = HOST.matcher(name);
    if (shown.equals(name) || !host.matches()) {
      return shown;
    }
    String inDomain = host.group(1) + "…";
    return middle(inDomain, most, width).equals(inDomain) ? inDomain : shown;
  }

  /// At most so many characters and so many hundredths of the font's size wide, the middle replaced
  /// by an ellipsis: names in one estate differ at their ends.
  static String middle(String name, int most, int width) {
    int[] shown = onOneLine(name);
    if (shown.length <= most && width(shown, shown.length) <= width) {
      return new String(shown, 0, shown.length);
    }
    for (int kept = Math.min(most, shown.length) - 1; kept > 1; kept--) {
      int head = (kept + 1) / 2;
      int tail = kept - head;
      int[] cut =
          IntStream.concat(
                  IntStream.concat(IntStream.of(shown).limit(head), IntStream.of(ELLIPSIS)),
                  IntStream.of(shown).skip(shown.length - tail))
              .toArray();
      if (width(cut, cut.length) <= width) {
        return new String(cut, 0, cut.length);
      }
    }
    return new String(Character.toChars(ELLIPSIS));
  }

  /// The same, the end replaced.
  static String end(String text, int width) {
    int[] shown = onOneLine(text);
    if (width(shown, shown.length) <= width) {
      return new String(shown, 0, shown.length);
    }
    int kept = Math.min(shown.length, width);
    while (kept > 0 && width(shown, kept) + widthOf(ELLIPSIS) > width) {
      kept--;
    }
    return new String(shown, 0, kept).stripTrailing() + "…";
  }

  /// White space of all kinds is one blank.
  private static int[] onOneLine(String text) {
    return BLANKS.matcher(HarmlessText.of(text).strip()).replaceAll(" ").codePoints().toArray();
  }

  private static int width(int[] text, int length) {
    int width = 0;
    for (int at = 0; at < length; at++) {
      width += widthOf(text[at]);
    }
    return width;
  }

  /// About how wide a character is in a sans serif font, in hundredths of the font's size.
  private static int widthOf(int c) {
    if (c < 0x80) {
      return "ijl.,:;|!'()[] ftI-".indexOf(c) >= 0
          ? 34
          : "mwMW@%".indexOf(c) >= 0 ? 88 : Character.isUpperCase(c) ? 72 : 57;
    }
    return c >= 0x1100 && !(c >= 0x1E00 && c < 0x2E80) ? 100 : 60;
  }
}
