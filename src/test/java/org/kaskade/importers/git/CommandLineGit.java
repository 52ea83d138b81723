package org.kaskade.importers.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// The `git` command, which knows best what a repository says.
record CommandLineGit(Path directory) {

  /// Skips the test where there is no `git`.
  static CommandLineGit in(Path directory) {
    try {
      Process process = new ProcessBuilder("git", "--version").start();
      Assumptions.assumeTrue(
          process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0,
          "skipped: git doesn't work here");
    } catch (IOException e) {
      Assumptions.abort("skipped: there is no git command to compare with");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new CommandLineGit(directory);
  }

  String run(String... arguments) {
    return runAt(null, arguments);
  }

  /// @param at seconds since 1970 that the commit shall have, or null
  String runAt(@org.jspecify.annotations.Nullable Long at, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "git",
                "-c",
                "protocol.file.allow=always",
                "-c",
                "init.defaultBranch=main",
                "-c",
                "core.quotePath=false"));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
      Map<String, String> environment = builder.environment();
      environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
      environment.put("GIT_CONFIG_NOSYSTEM", "1");
      environment.put("GIT_AUTHOR_NAME", "Ada");
      environment.put("GIT_AUTHOR_EMAIL", "ada@example.org");
      environment.put("GIT_COMMITTER_NAME", "Ada");
      environment.put("GIT_COMMITTER_EMAIL", "ada@example.org");
      if (at != null) {
        environment.put("GIT_AUTHOR_DATE", at + " +0000");
        environment.put("GIT_COMMITTER_DATE", at + " +0000");
      }
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + "\n" + output);
      }
      return output;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
