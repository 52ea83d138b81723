package org.kaskade.graph;

/// A question names a CI that the graph does not hold.
public final class UnknownCi extends RuntimeException {
  private final String key;

  UnknownCi(String key) {
    super(
        "no CI has the key '%s' in this revision; correct the key, or register the CI"
            .formatted(key));
    this.key = key;
  }

  public String key() {
    return key;
  }
}
