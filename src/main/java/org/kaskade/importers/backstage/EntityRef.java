package org.kaskade.importers.backstage;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names an entity as Backstage does: by kind, namespace and name, none of whose case counts.
///
/// @param kind in lower case, as all three
record EntityRef(String kind, String namespace, String name) {
  private static final Pattern FORM =
      Pattern.compile("(?:([^:/\\s]{1,100}):)?(?:([^:/\\s]{1,253})/)?([^:/\\s]{1,253})");

  EntityRef {
    kind = kind.toLowerCase(Locale.ROOT);
    namespace = namespace.toLowerCase(Locale.ROOT);
    name = name.toLowerCase(Locale.ROOT);
  }

  /// A reference as it is written: `[kind:][namespace/]name`.
  ///
  /// @param kind empty where it says none
  /// @param namespace empty where it says none
  /// @param name as it is written
  record Written(String kind, String namespace, String name) {
    /// The reference in this text; empty where it is none.
    static Optional<Written> parse(String text) {
      Matcher form = FORM.matcher(text.strip());
      return form.matches()
          ? Optional.of(new Written(orEmpty(form.group(1)), orEmpty(form.group(2)), form.group(3)))
          : Optional.empty();
    }

    private static String orEmpty(@Nullable String text) {
      return text == null ? "" : text;
    }
  }

  /// The shortest way to write it: without the namespace where that is the default one.
  String written(String defaultNamespace) {
    return namespace.equalsIgnoreCase(defaultNamespace)
        ? kind + ":" + name
        : kind + ":" + namespace + "/" + name;
  }
}
