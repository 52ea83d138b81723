package org.kaskade.windows;

/// A window or blackout can't be understood. The message says what is wrong and what to write.
public final class InvalidWindow extends RuntimeException {
  InvalidWindow(String message) {
    // Somebody's slip of the pen has no stack worth keeping.
    super(message, null, false, false);
  }
}
