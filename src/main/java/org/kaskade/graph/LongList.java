package org.kaskade.graph;

import java.util.Arrays;

/// A list of longs that grows.
final class LongList {
  long[] values = new long[16];
  int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  void sort() {
    Arrays.sort(values, 0, size);
  }

  void clear() {
    size = 0;
  }
}
