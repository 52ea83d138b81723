package org.kaskade.graph;

/// A binary heap that gives out its largest int first.
final class IntHeap {
  private final IntList heap = new IntList();

  boolean isEmpty() {
    return heap.size == 0;
  }

  void add(int value) {
    int at = heap.size;
    heap.add(value);
    int[] values = heap.values;
    while (at > 0 && values[(at - 1) >>> 1] < value) {
      values[at] = values[(at - 1) >>> 1];
      at = (at - 1) >>> 1;
    }
    values[at] = value;
  }

  int removeLargest() {
    int[] values = heap.values;
    int largest = values[0];
    int moved = values[--heap.size];
    int at = 0;
    while (2 * at + 1 < heap.size) {
      int child = 2 * at + 1;
      if (child + 1 < heap.size && values[child + 1] > values[child]) {
        child++;
      }
      if (values[child] <= moved) {
        break;
      }
      values[at] = values[child];
      at = child;
    }
    values[at] = moved;
    return largest;
  }

  void clear() {
    heap.clear();
  }
}
