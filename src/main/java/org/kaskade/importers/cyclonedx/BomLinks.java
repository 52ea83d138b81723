package org.kaskade.importers.cyclonedx;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what one bill of materials says of another: `urn:cdx:<serial>/<version>#<bom-ref>`.
final class BomLinks {
  private static final Pattern FORM =
      Pattern.compile("urn:cdx:([^/#]{1,100})/([^/#]{1,20})(?:#(.*))?", Pattern.DOTALL);

  private final Map<String, List<IndexedBom>> bySerial = new HashMap<>();

  BomLinks(List<IndexedBom> boms) {
    for (IndexedBom bom : boms) {
      if (!bom.bom().serial().isEmpty()) {
        bySerial.computeIfAbsent(bom.bom().serial(), serial -> new ArrayList<>()).add(bom);
      }
    }
  }

  static boolean isLink(String text) {
    return text.startsWith("urn:cdx:");
  }

  /// Where a link leads, or why it leads nowhere.
  sealed interface Answer {
    /// A part of a bill of materials of this source.
    ///
    /// @param part its index
    record Found(IndexedBom bom, int part) implements Answer {}

    /// Nothing that this source holds.
    ///
    /// @param why in words, to follow "The link"
    record Nowhere(String why) implements Answer {}
  }

  Answer find(String link) {
    Matcher form = FORM.matcher(link);
    if (!form.matches()) {
      return new Answer.Nowhere("is none of the form urn:cdx:<serial>/<version>#<bom-ref>");
    }
    List<IndexedBom> boms =
        bySerial.getOrDefault(form.group(1).toLowerCase(Locale.ROOT), List.of());
    if (boms.isEmpty()) {
      return new Answer.Nowhere("leads to a bill of materials that is not in this source");
    }
    List<IndexedBom> wanted =
        boms.stream().filter(bom -> bom.bom().version().equals(form.group(2))).toList();
    if (wanted.isEmpty()) {
      return new Answer.Nowhere(
          "asks for version %s, and %s is version %s"
              .formatted(
                  form.group(2), boms.getFirst().bom().path(), boms.getFirst().bom().version()));
    }
    if (wanted.size() > 1) {
      return new Answer.Nowhere(
          "could mean %s or %s, which have the same serial number and version"
              .formatted(wanted.getFirst().bom().path(), wanted.get(1).bom().path()));
    }
    IndexedBom bom = wanted.getFirst();
    Optional<Integer> part =
        form.group(3) == null
            ? Optional.of(bom.bom().subject()).filter(index -> index >= 0)
            : bom.find(decoded(form.group(3))).or(() -> bom.find(form.group(3)));
    return part.isPresent()
        ? new Answer.Found(bom, part.get())
        : new Answer.Nowhere("names nothing that " + bom.bom().path() + " declares");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
