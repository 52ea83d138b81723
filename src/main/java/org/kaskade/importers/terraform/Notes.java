package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Things met many times in a file, said once with the first few places.
final class Notes {
  private static final int SHOWN = 5;

  private final Map<String, List<Place>> places = new LinkedHashMap<>();

  private record Place(String what, int line) {}

  /// @param code of the problem it becomes
  void add(String code, String what, int line) {
    places.computeIfAbsent(code, any -> new ArrayList<>()).add(new Place(what, line));
  }

  /// How many, and the first of them, e.g. `3 (aws_instance.a, aws_instance.b, …)`; the line is
  /// that of the first.
  void reports(String code, Maker maker, List<Report> reports) {
    List<Place> met = places.get(code);
    if (met == null) {
      return;
    }
    List<String> names = met.stream().map(Place::what).distinct().toList();
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    String text = names.size() + " (" + shown + (names.size() > SHOWN ? ", …" : "") + ")";
    reports.add(maker.make(code, met.getFirst().line(), text));
  }

  /// Puts the number and names into a sentence.
  interface Maker {
    Report make(String code, int line, String which);
  }
}
