package org.kaskade.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.kaskade.cli.ServerCall.FailedCall;
import picocli.CommandLine.Option;

/// Where an answer is written to.
final class OutputFile {
  @Option(names = "--output", description = "File to write to; standard output unless given.")
  private @Nullable Path output;

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
}
