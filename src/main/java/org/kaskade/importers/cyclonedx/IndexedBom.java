package org.kaskade.importers.cyclonedx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaskade.importers.CiRef;

/// A bill of materials, and which CI each of its parts is.
///
/// @param refs of the parts in their order; null for what becomes no CI
/// @param merged indices of parts that are the CI of an earlier part with another bom-ref, though
///   nothing but their names says so
record IndexedBom(
    Bom bom, Map<String, Integer> byBomRef, List<Optional<CiRef>> refs, List<Integer> merged) {

  /// Which part a bom-ref means.
  Optional<Integer> find(String bomRef) {
    return Optional.ofNullable(byBomRef.get(bomRef));
  }

  static IndexedBom of(Bom bom, Identities identities) {
    Map<String, Integer> byBomRef = new HashMap<>();
    List<Optional<CiRef>> refs = new ArrayList<>();
    Map<CiRef, String> bomRefOf = new LinkedHashMap<>();
    Set<CiRef> ambiguous = new HashSet<>();
    for (int i = 0; i < bom.parts().size(); i++) {
      Part part = bom.parts().get(i);
      if (!part.bomRef().isEmpty()) {
        byBomRef.putIfAbsent(part.bomRef(), i);
      }
      Optional<CiRef> ref = identities.of(part);
      refs.add(ref);
      if (ref.isPresent() && part.packageUrl().isEmpty() && !part.bomRef().isEmpty()) {
        String first = bomRefOf.putIfAbsent(ref.get(), part.bomRef());
        if (first != null && !first.equals(part.bomRef())) {
          ambiguous.add(ref.get());
        }
      }
    }
    List<Integer> merged = new ArrayList<>();
    for (int i = 0; i < refs.size() && !ambiguous.isEmpty(); i++) {
      Part part = bom.parts().get(i);
      Optional<CiRef> ref = refs.get(i);
      if (ref.isPresent() && ambiguous.contains(ref.get()) && !part.bomRef().isEmpty()) {
        Optional<CiRef> apart = identities.within(bom.path(), part);
        if (apart.isPresent()) {
          refs.set(i, apart);
        } else if (!part.bomRef().equals(bomRefOf.get(ref.get()))) {
          merged.add(i);
        }
      }
    }
    return new IndexedBom(bom, byBomRef, refs, merged);
  }
}
