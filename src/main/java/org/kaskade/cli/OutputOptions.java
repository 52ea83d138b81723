package org.kaskade.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kaskade.cli.ServerCall.FailedCall;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// In which form an answer is written, and where to.
final class OutputOptions {
  /// How an answer is written.
  enum Format {
    TEXT,
    MARKDOWN,
    JSON
  }

  @Option(
      names = "--format",
      description = "text, markdown or json; ${DEFAULT-VALUE} unless given.",
      defaultValue = "text",
      converter = FormatWord.class)
  private Format format = Format.TEXT;

  @Option(names = "--output", description = "File to write to; standard output unless given.")
  private @Nullable Path output;

  Format format() {
    return format;
  }

  void write(String text, PrintWriter standard) throws FailedCall {
    Path file = output;
    if (file == null) {
      standard.print(text);
      standard.flush();
      return;
    }
    try {
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new FailedCall("%s can't be written: %s".formatted(file, unwritable.getMessage()));
    }
  }

  static String json(Object value) {
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(value)
        + "\n";
  }

  static final class FormatWord implements ITypeConverter<Format> {
    @Override
    public Format convert(String word) {
      try {
        return Format.valueOf(word.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException unknown) {
        throw new TypeConversionException("'%s' is none of text, markdown, json".formatted(word));
      }
    }
  }
}
