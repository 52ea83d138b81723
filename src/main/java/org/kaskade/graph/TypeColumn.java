package org.kaskade.graph;

/// The relationship type of each entry of the requirement rows: a byte while there are at most 256
/// types.
sealed interface TypeColumn {
  int get(int at);

  static TypeColumn of(IntList types) {
    byte[] narrow = new byte[types.size];
    for (int at = 0; at < narrow.length; at++) {
      int type = types.get(at);
      if (type > 0xFF) {
        return new Wide(types.toArray());
      }
      narrow[at] = (byte) type;
    }
    return new Narrow(narrow);
  }

  /// In a byte each.
  final class Narrow implements TypeColumn {
    private final byte[] types;

    Narrow(byte[] types) {
      this.types = types;
    }

    @Override
    public int get(int at) {
      return types[at] & 0xFF;
    }
  }

  /// In an int each.
  final class Wide implements TypeColumn {
    private final int[] types;

    Wide(int[] types) {
      this.types = types;
    }

    @Override
    public int get(int at) {
      return types[at];
    }
  }
}
