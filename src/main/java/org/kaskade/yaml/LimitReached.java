package org.kaskade.yaml;

/// A file asks for more than {@link YamlLimits} allows; caught by {@link YamlReader}.
final class LimitReached extends RuntimeException {
  LimitReached(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
