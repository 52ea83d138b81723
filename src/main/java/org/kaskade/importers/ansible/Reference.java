package org.kaskade.importers.ansible;

import java.util.List;
import java.util.Optional;

/// A name that a variable of a host holds, of something the host relates to.
record Reference(String name, Place place) {
  /// What the first of these variables that is set names. A template that can't be resolved is
  /// reported, since a relation is missing for it.
  static Optional<Reference> read(Machine machine, List<String> variables, Reports reports) {
    Optional<HostVariables.Found> found = machine.variables.first(variables);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Variable variable = found.get().variable();
    Optional<String> text = found.get().text();
    if (found.get().value() == null && !VariableFiles.hasSecret(variable.value())) {
      reports.warning(
          "DANGLING_REFERENCE",
          variable.place(),
          "the template of '%s' is more than plain references, so what it names is not known"
              .formatted(variable.name()));
    }
    return text.map(name -> new Reference(name, variable.place()));
  }
}
