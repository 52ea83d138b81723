package org.kaskade.cli;

import java.io.PrintWriter;
import org.kaskade.cli.ServerCall.FailedCall;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Mixin private OutputFile file = new OutputFile();

  Format format() {
    return format;
  }

  void write(String text, PrintWriter standard) throws FailedCall {
    file.write(text, standard);
  }

  static String json(Object value) {
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(value)
        + "\n";
  }

  static final class FormatWord extends EnumWord<Format> {
    FormatWord() {
      super(Format.class);
    }
  }
}
