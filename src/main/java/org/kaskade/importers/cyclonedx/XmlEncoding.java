package org.kaskade.importers.cyclonedx;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decodes XML by its byte order mark or what its declaration says, UTF-8 otherwise.
///
/// The parser of the JDK could do so too, but writes to the console when it can't.
final class XmlEncoding {
  private static final Pattern DECLARED =
      Pattern.compile(
          "<\\?xml[^>]{0,100}?encoding\\s{0,9}=\\s{0,9}[\"']([A-Za-z0-9._-]{1,40})[\"']");
  private static final int LONGEST_DECLARATION = 300;

  private XmlEncoding() {}

  /// @throws CharacterCodingException where the bytes are no text in that encoding, or nobody knows
  ///   it
  static String decode(byte[] content) throws CharacterCodingException {
    String text =
        charset(content)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(content))
            .toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Charset charset(byte[] content) throws CharacterCodingException {
    int first = content.length > 1 ? ((content[0] & 0xff) << 8) | (content[1] & 0xff) : 0;
    switch (first) {
      case 0xfeff, '<' -> {
        return StandardCharsets.UTF_16BE;
      }
      case 0xfffe, '<' << 8 -> {
        return StandardCharsets.UTF_16LE;
      }
      default -> {}
    }
    String head =
        new String(
            content, 0, Math.min(content.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(head);
    try {
      return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    } catch (UnsupportedCharsetException | IllegalCharsetNameException unknown) {
      throw new CharacterCodingException();
    }
  }
}
