package org.kaskade.importers.ansible;

/// How many more hosts one file may list, those of ranges each counted.
final class HostBudget {
  private int left = Inventories.HOST_LIMIT;

  int left() {
    return left;
  }

  void spend(int hosts) {
    left -= hosts;
  }
}
