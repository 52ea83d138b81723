package org.kaskade;

import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Options a command doesn't know itself and passes on to Spring: `--<name.of.a.property>=<value>`.
///
/// What can't be a property is refused, since Spring would ignore it without a word.
final class SpringOptions {
  private static final Pattern PROPERTY =
      Pattern.compile(
          "--[A-Za-z][\\w-]*[.\\[][\\w.\\[\\]-]+(=.*)?|--(debug|trace)", Pattern.DOTALL);

  private SpringOptions() {}

  /// The options as Spring takes them.
  ///
  /// @throws ParameterException if one of them is no property
  static String[] checked(CommandSpec command, List<String> unmatched) {
    for (String option : unmatched) {
      if (!PROPERTY.matcher(option).matches()) {
        throw new ParameterException(
            command.commandLine(),
            "Unknown argument '%s'. A property is written --name.of.it=value, without blanks."
                .formatted(option));
      }
    }
    return unmatched.toArray(String[]::new);
  }
}
