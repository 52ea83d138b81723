package org.kaskade;

import java.lang.reflect.Field;

/// Keeps Java's warning about `sun.misc.Unsafe` off the terminal: it is for the makers of the
/// libraries inside Neo4j, not for who starts this program.
///
/// A flag of the JVM would do the same, but a jar's manifest can't carry it. With a Java that has
/// no such field the warning is shown.
final class ForeignWarnings {
  private ForeignWarnings() {}

  static void silence() {
    try {
      Field warned = Class.forName("sun.misc.Unsafe").getDeclaredField("memoryAccessWarned");
      warned.setAccessible(true);
      warned.setBoolean(null, true);
    } catch (ReflectiveOperationException | RuntimeException unknownJava) {
      // Shown, then: the program runs all the same.
      return;
    }
  }
}
