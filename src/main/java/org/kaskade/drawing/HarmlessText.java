package org.kaskade.drawing;

/// Texts of others, made so that they show what they are and nothing else.
public final class HarmlessText {
  static final int INSTEAD = 0xFFFD;

  private HarmlessText() {}

  /// Without characters that XML doesn't know, that control terminals, or that turn the direction
  /// of the text around them.
  public static String of(String text) {
    return text.codePoints()
        .map(c -> isHarmless(c) ? c : INSTEAD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static boolean isHarmless(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= ' '
            && !(c >= 0x7F && c <= 0x9F)
            && !(c >= 0x202A && c <= 0x202E)
            && !(c >= 0x2066 && c <= 0x2069)
            && !(c >= 0xD800 && c <= 0xDFFF)
            && (c & 0xFFFE) != 0xFFFE);
  }
}
