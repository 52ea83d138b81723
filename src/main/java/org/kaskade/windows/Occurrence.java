package org.kaskade.windows;

import java.time.ZoneId;
import java.util.List;

/// One time that a maintenance window or blackout comes about.
///
/// @param number of its record
/// @param title of its record
/// @param of keys of CIs and services it is about, in alphabetical order; none for all
/// @param zone whose clock it follows
public record Occurrence(String number, String title, List<String> of, TimeSpan time, ZoneId zone) {
  public Occurrence {
    of = List.copyOf(of);
  }
}
