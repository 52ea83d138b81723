package org.kaskade.importers.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaskade.importers.InventoryProblem;

/// What one file says by itself, a pure function of its path, its content and the mapping.
///
/// @param fieldsFound places of the mapping whose field a record has
/// @param fieldsMissing what to say of those whose field no record has, by place
/// @param unreadable whether what the file said at an earlier sync stays
public record FileClaims(
    String file,
    List<KeyedCi> cis,
    List<OpenDependency> dependencies,
    List<InventoryProblem> problems,
    Set<String> fieldsFound,
    Map<String, String> fieldsMissing,
    boolean unreadable) {
  public FileClaims {
    cis = List.copyOf(cis);
    dependencies = List.copyOf(dependencies);
    problems = List.copyOf(problems);
    fieldsFound = Set.copyOf(fieldsFound);
    fieldsMissing = Collections.unmodifiableMap(new LinkedHashMap<>(fieldsMissing));
  }
}
