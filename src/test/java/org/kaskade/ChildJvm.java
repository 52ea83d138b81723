package org.kaskade;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A JVM that a test starts, listens to and ends, gently or not.
public final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final List<String> heard = new ArrayList<>();

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts Java with these options; both outputs are heard as one.
  public static ChildJvm start(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    try {
      return new ChildJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Starts a main class of this classpath, with the flags the embedded store wants.
  public static ChildJvm start(String mainClass, List<String> arguments) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
    options.addAll(arguments);
    return start(options);
  }

  /// Reads on until a line fits, and returns it.
  public String awaitLine(Predicate<String> fits) {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        heard.add(line);
        if (fits.test(line)) {
          return line;
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    throw new AssertionError("The child JVM ended without that line. It said:\n" + said());
  }

  /// Reads to the end and returns the exit code.
  public int awaitExit() {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        heard.add(line);
      }
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("The child JVM goes on. It said:\n" + said());
      }
      return process.exitValue();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  /// All it said so far.
  public String said() {
    return String.join("\n", heard);
  }

  public long pid() {
    return process.pid();
  }

  /// SIGTERM.
  ///
  /// Through the handle, since the process would close what it said.
  public void terminate() {
    process.toHandle().destroy();
  }

  /// SIGKILL.
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  @Override
  public void close() {
    process.toHandle().destroyForcibly();
    awaitExit();
  }
}
