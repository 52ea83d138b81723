package org.kaskade.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Many texts, one after another in one array, made into strings when they are asked for.
///
/// A text is a byte that says how it is written, then its Latin-1 bytes or, where a character does
/// not fit, its UTF-16 units: whatever a string holds comes back, half a surrogate pair too.
final class TextColumn {
  /// Where each text begins, and where the last one ends.
  final int[] offsets;

  /// Of all texts, less than 2 GiB.
  final byte[] bytes;

  TextColumn(int[] offsets, byte[] bytes) {
    this.offsets = offsets;
    this.bytes = bytes;
  }

  private static final byte LATIN = 0;
  private static final byte UNITS = 1;

  int size() {
    return offsets.length - 1;
  }

  String get(int at) {
    int from = offsets[at] + 1;
    int length = offsets[at + 1] - from;
    if (bytes[from - 1] == LATIN) {
      return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
    char[] units = new char[length / 2];
    for (int unit = 0; unit < units.length; unit++) {
      units[unit] = unit(from, unit);
    }
    return new String(units);
  }

  boolean holds(int at, String text) {
    int from = offsets[at] + 1;
    int length = offsets[at + 1] - from;
    boolean latin = bytes[from - 1] == LATIN;
    if (text.length() != (latin ? length : length / 2)) {
      return false;
    }
    for (int unit = 0; unit < text.length(); unit++) {
      if (text.charAt(unit) != (latin ? bytes[from + unit] & 0xFF : unit(from, unit))) {
        return false;
      }
    }
    return true;
  }

  private char unit(int from, int unit) {
    return (char) ((bytes[from + 2 * unit] & 0xFF) << 8 | (bytes[from + 2 * unit + 1] & 0xFF));
  }

  /// Collects texts in order.
  static final class Collector {
    private final IntList offsets = new IntList();
    private byte[] bytes = new byte[64];
    private int size;

    Collector() {
      offsets.add(0);
    }

    void add(String text) {
      boolean latin = text.chars().allMatch(unit -> unit <= 0xFF);
      int needed = Math.addExact(size, Math.addExact(1, text.length() * (latin ? 1 : 2)));
      if (needed > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(bytes.length * 2L, 1L << 30)));
      }
      bytes[size++] = latin ? LATIN : UNITS;
      for (int at = 0; at < text.length(); at++) {
        if (!latin) {
          bytes[size++] = (byte) (text.charAt(at) >>> 8);
        }
        bytes[size++] = (byte) text.charAt(at);
      }
      offsets.add(size);
    }

    TextColumn texts() {
      return new TextColumn(offsets.toArray(), Arrays.copyOf(bytes, size));
    }
  }
}
