package org.kaskade.graph;

import java.util.Arrays;

/// A list of ints that grows; loops that count read and write its array themselves.
final class IntList {
  int[] values = new int[16];
  int size;

  void add(int value) {
    if (size == values.length) {
      reserve(1);
    }
    values[size++] = value;
  }

  int get(int at) {
    return values[at];
  }

  void clear() {
    size = 0;
  }

  /// Makes room for so many more.
  void reserve(int more) {
    if (values.length - size < more) {
      values = Arrays.copyOf(values, Math.max(size + more, values.length * 2));
    }
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
