package org.kaskade.importers.ansible;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundCi;

/// What is said about one host, each file by itself: what one file says stays when another one
/// can't be read, and every attribute is found where it stands.
final class HostClaims {
  private record FileClaims(int line, Map<String, Object> attributes) {}

  private final CiRef ref;
  private final String name;
  private final Map<String, FileClaims> byFile = new LinkedHashMap<>();
  private final Set<String> said = new HashSet<>();

  HostClaims(CiRef ref, String name) {
    this.ref = ref;
    this.name = name;
  }

  /// That a file names the host, at its line of that.
  void named(Place place) {
    byFile.computeIfAbsent(
        place.file(), any -> new FileClaims(place.line(), new LinkedHashMap<>()));
  }

  /// The first value of an attribute counts.
  void attribute(String attribute, Object value, Place place) {
    if (said.add(attribute)) {
      named(place);
      FileClaims claims = byFile.get(place.file());
      if (claims != null) {
        claims.attributes().put(attribute, value);
      }
    }
  }

  void emit(Findings findings) {
    byFile.forEach((file, claims) ->
        findings.ci(new FoundCi(ref, name, claims.attributes(), file, claims.line())));
  }
}
