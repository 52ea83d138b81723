package org.kaskade.importers.backstage;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which class an entity of one kind has.
///
/// @param ciClass of types that no other class is named for
/// @param types by class, in this order
record KindRule(String ciClass, List<Types> types) {
  KindRule {
    types = List.copyOf(types);
  }

  /// Types of one class.
  record Types(String ciClass, Pattern pattern) {
    /// @param words in which `*` stands for any text
    static Types of(String ciClass, Stream<String> words) {
      return new Types(
          ciClass,
          Pattern.compile(
              words
                  .map(word ->
                      Stream.of(word.split("\\*", -1))
                          .map(Pattern::quote)
                          .collect(Collectors.joining(".*")))
                  .collect(Collectors.joining("|")),
              Pattern.DOTALL));
    }
  }

  /// @param type of the entity, in any case; blanks and `_` count as `-`
  String classOf(String type) {
    String word = type.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
    return types.stream()
        .filter(each -> word.length() <= 200 && each.pattern().matcher(word).matches())
        .map(Types::ciClass)
        .findFirst()
        .orElse(ciClass);
  }
}
