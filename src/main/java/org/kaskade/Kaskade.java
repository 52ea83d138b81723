package org.kaskade;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The program: one process that holds the estate, answers questions about it and serves the pages.
@SpringBootApplication
public class Kaskade {
  public static void main(String[] arguments) {
    ForeignWarnings.silence();
    int exitCode = Commands.commandLine().execute(arguments);
    // A server goes on in threads of its own.
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /// The version of this build, as written by the build.
  static String version() {
    Properties build = new Properties();
    try (@Nullable InputStream written =
        Kaskade.class.getResourceAsStream("/META-INF/build-info.properties")) {
      if (written != null) {
        build.load(written);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return build.getProperty("build.version", "unreleased");
  }
}
