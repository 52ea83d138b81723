package org.kaskade.graph;

/// Many numbers, few of them distinct: a byte each while all are below 256.
sealed interface NumberColumn {
  int get(int at);

  int size();

  static NumberColumn of(IntList numbers) {
    byte[] narrow = new byte[numbers.size];
    for (int at = 0; at < narrow.length; at++) {
      int number = numbers.get(at);
      if (number > 0xFF) {
        return new Wide(numbers.toArray());
      }
      narrow[at] = (byte) number;
    }
    return new Narrow(narrow);
  }

  /// In a byte each.
  final class Narrow implements NumberColumn {
    final byte[] numbers;

    Narrow(byte[] numbers) {
      this.numbers = numbers;
    }

    @Override
    public int get(int at) {
      return numbers[at] & 0xFF;
    }

    @Override
    public int size() {
      return numbers.length;
    }
  }

  /// In an int each.
  final class Wide implements NumberColumn {
    final int[] numbers;

    Wide(int[] numbers) {
      this.numbers = numbers;
    }

    @Override
    public int get(int at) {
      return numbers[at];
    }

    @Override
    public int size() {
      return numbers.length;
    }
  }
}
