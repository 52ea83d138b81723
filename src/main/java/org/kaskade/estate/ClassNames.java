package org.kaskade.estate;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.Suggestions;
import org.springframework.stereotype.Component;

/// What callers mean by names of classes.
@Component
public class ClassNames {
  private final CmdbSchema schema;

  ClassNames(CmdbSchema schema) {
    this.schema = schema;
  }

  /// These classes and all below them.
  ///
  /// @throws RequestRefused for a name that no class has
  public Set<String> withSubclasses(Collection<String> names) {
    Set<String> all = new HashSet<>();
    for (String name : names) {
      Set<String> of = schema.withSubclasses(name);
      if (of.isEmpty()) {
        List<String> known = schema.classes().stream().map(CiClass::name).toList();
        throw RequestRefused.invalid(
            "UNKNOWN_CLASS",
            "There is no class '%s'%s. Known: %s."
                .formatted(name, Suggestions.didYouMean(name, known), String.join(", ", known)));
      }
      all.addAll(of);
    }
    return all;
  }
}
