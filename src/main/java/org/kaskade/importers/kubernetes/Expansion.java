package org.kaskade.importers.kubernetes;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts values in place of `$(NAME)`, as Kubernetes does, and of a shell's `${NAME}` where asked
/// to.
///
/// Once, from left to right; `$$(NAME)` stands for itself, and so does a name without a value. What
/// would grow beyond 64 Ki characters stays as it is.
///
/// @param environment values by name
/// @param otherwise asked for names that the environment lacks
/// @param shell whether `${NAME}` is replaced too
record Expansion(
    Map<String, String> environment, Function<String, Optional<String>> otherwise, boolean shell) {
  private static final int LONGEST = 1 << 16;
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$\\$|\\$\\(([A-Za-z_.-][A-Za-z0-9_.-]*+)\\)|\\$\\{([A-Za-z_][A-Za-z0-9_]*+)\\}");

  String expand(String text) {
    if (text.indexOf('$') < 0) {
      return text;
    }
    StringBuilder expanded = new StringBuilder();
    Matcher reference = REFERENCE.matcher(text);
    while (reference.find()) {
      reference.appendReplacement(expanded, Matcher.quoteReplacement(replacement(reference)));
      if (expanded.length() > LONGEST) {
        return text;
      }
    }
    return reference.appendTail(expanded).toString();
  }

  private String replacement(Matcher reference) {
    String name = reference.group(1) == null && shell ? reference.group(2) : reference.group(1);
    if (name == null) {
      return reference.group();
    }
    String value = environment.get(name);
    return value != null ? value : otherwise.apply(name).orElse(reference.group());
  }
}
