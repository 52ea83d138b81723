package org.kaskade.estate;

import java.util.List;
import java.util.Map;

/// A revision is durable. Carries absolute after-images, so that applying it twice does no harm.
///
/// @param cis every CI whose shown values changed, as it is now, retired ones included
/// @param dependenciesOf for each dependent of which a dependency changed or may count again: all
///   it has now, those on retired CIs included
public record RevisionCommitted(
    Revision revision, List<Ci> cis, Map<String, List<Dependency>> dependenciesOf) {
  public RevisionCommitted {
    cis = List.copyOf(cis);
    dependenciesOf = Map.copyOf(dependenciesOf);
  }
}
