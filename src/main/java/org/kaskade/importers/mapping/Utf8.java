package org.kaskade.importers.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kaskade.yaml.YamlLimits;

/// Decodes a file that must be UTF-8.
final class Utf8 {
  private Utf8() {}

  /// The text without byte order mark; empty where it can't be had, which is reported.
  static Optional<String> decoded(byte[] content, FileProblems problems) {
    int most = YamlLimits.DEFAULT.bytes();
    if (content.length > most) {
      problems.unreadable(
          "LIMIT",
          null,
          "the file has %,d bytes, more than the limit of %,d; divide it"
              .formatted(content.length, most));
      return Optional.empty();
    }
    if (content.length > 1 && isUtf16(content[0], content[1])) {
      problems.unreadable(
          "ENCODING", 1, "the file is UTF-16, as some spreadsheets export it; save it as UTF-8");
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(content);
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(bytes)
              .toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException notUtf8) {
      int line = 1;
      for (int i = 0; i < bytes.position(); i++) {
        line += content[i] == '\n' ? 1 : 0;
      }
      problems.unreadable(
          "ENCODING",
          line,
          "the file is not UTF-8 from this line on (perhaps ISO 8859-1 or Windows-1252); save it as UTF-8");
      return Optional.empty();
    }
  }

  private static boolean isUtf16(byte first, byte second) {
    return (first == (byte) 0xFF && second == (byte) 0xFE)
        || (first == (byte) 0xFE && second == (byte) 0xFF);
  }
}
