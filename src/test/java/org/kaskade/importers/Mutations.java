package org.kaskade.importers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/// Damages files the way transfers, editors and people do, by a seeded generator.
public final class Mutations {
  private static final String[] SNIPPETS = {
    "{", "}", "[", "]", "\"", "'", ":", ",", ";", "\n", "\t", "null", "-1", "true", "1e999", "&a",
    "*a", "!x", "\u0000", "\uFEFF", "{{", "---\n", "<<: ", "[[x]]\n", "\\", "''", "\"\"", "[]", "{}"
  };

  private final Random random;

  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /// The content with one damage.
  public byte[] of(byte[] content) {
    int at = content.length == 0 ? 0 : random.nextInt(content.length);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(content, at);
      case 1 -> new String(content, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
      case 2 -> replaced(content, at, at, new byte[] {(byte) 0xC3, (byte) 0x28});
      case 3 -> value(content, at);
      case 4 ->
          replaced(content, at, Math.min(content.length, at + random.nextInt(40)), new byte[0]);
      default -> replaced(content, at, at, snippet());
    };
  }

  private byte[] snippet() {
    return SNIPPETS[random.nextInt(SNIPPETS.length)].getBytes(StandardCharsets.UTF_8);
  }

  /// Something of another type in place of a value.
  private byte[] value(byte[] content, int at) {
    int from = at;
    while (from < content.length && content[from] != ':' && content[from] != ',') {
      from++;
    }
    int to = Math.min(content.length, from + 1);
    int end = to;
    while (end < content.length && ",}]\n".indexOf(content[end]) < 0) {
      end++;
    }
    String[] values = {
      " 7", " null", " []", " {}", " [[1]]", " {\"a\": {\"b\": []}}", " \"\"", " true"
    };
    byte[] value = values[random.nextInt(values.length)].getBytes(StandardCharsets.UTF_8);
    return replaced(content, to, end, value);
  }

  private static byte[] replaced(byte[] content, int from, int to, byte[] by) {
    byte[] result = new byte[content.length - (to - from) + by.length];
    System.arraycopy(content, 0, result, 0, from);
    System.arraycopy(by, 0, result, from, by.length);
    System.arraycopy(content, to, result, from + by.length, content.length - to);
    return result;
  }
}
