package org.kaskade.estate;

/// Stands for "no value any more" in a claim that adds to an earlier one.
enum Cleared {
  VALUE
}
