package org.kaskade.importers.terraform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The value of an attribute as far as it can be told without evaluating.
sealed interface Expression {
  /// The line it starts on, from 1.
  int line();

  /// A text, number or boolean that stands there as it is.
  record Literal(String text, int line) implements Expression {}

  /// A list of values.
  record Items(List<Expression> items, int line) implements Expression {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// Values by name.
  record Entries(Map<String, Expression> entries, int line) implements Expression {
    public Entries {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /// The name of something else, e.g. `aws_instance.web[0].id`.
  ///
  /// @param steps names, and keys in brackets such as `[0]`, `["blue"]`, `[*]` or `[count.index]`
  record Reference(List<String> steps, int line) implements Expression {
    public Reference {
      steps = List.copyOf(steps);
    }

    /// The step at this place, or an empty text.
    String step(int index) {
      return index < steps.size() ? steps.get(index) : "";
    }
  }

  /// What needs evaluation.
  ///
  /// @param references every name in it
  record Computed(List<Reference> references, int line) implements Expression {
    public Computed {
      references = List.copyOf(references);
    }
  }
}
