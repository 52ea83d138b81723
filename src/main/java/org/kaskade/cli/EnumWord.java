package org.kaskade.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the values of an enum in small letters.
abstract class EnumWord<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> type;

  EnumWord(Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(String word) {
    try {
      return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new TypeConversionException(
          "'%s' is none of %s"
              .formatted(
                  word,
                  Arrays.stream(type.getEnumConstants())
                      .map(each -> each.name().toLowerCase(Locale.ROOT))
                      .collect(Collectors.joining(", "))));
    }
  }
}
