package org.kaskade.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.kaskade.cli.ServerCall.FailedCall;
import picocli.CommandLine.Option;

/// Which server is asked, and in whose name.
final class ServerOptions {
  private static final String TOKEN = "KASKADE_TOKEN";

  @Option(
      names = "--server",
      description = "Address of the server; ${DEFAULT-VALUE} unless KASKADE_SERVER is set.",
      defaultValue = "${env:KASKADE_SERVER:-http://127.0.0.1:8080}")
  private URI server = URI.create("");

  @Option(
      names = "--token-file",
      description = "File that holds the token, instead of the environment variable.")
  private @Nullable Path tokenFile;

  ServerCall call() throws FailedCall {
    return new ServerCall(server, token());
  }

  private @Nullable String token() throws FailedCall {
    Path file = tokenFile;
    if (file == null) {
      return System.getenv(TOKEN);
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new FailedCall("The token can't be read from %s.".formatted(file));
    }
  }
}
