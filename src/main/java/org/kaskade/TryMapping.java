package org.kaskade;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.kaskade.importers.Trial;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.InvalidSchema;
import org.kaskade.schema.SchemaLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows what a mapping would make of files. Needs no server.
@Command(
    name = "test",
    description = "Show what a mapping would make of files: CIs, dependencies, problems.",
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class,
    footer = {
      "",
      "Exit codes: 0 no errors, 1 errors in the mapping or in files, 2 the command line is wrong."
    })
class TryMapping implements Callable<Integer> {
  enum Format {
    text,
    json
  }

  @Parameters(index = "0", paramLabel = "<mapping.yaml>", description = "The mapping.")
  private Path mapping = Path.of("kaskade-mapping.yaml");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "<file or folder>",
      description = "Files; a folder stands for the root of the repository.")
  private final List<Path> places = new ArrayList<>();

  @Option(names = "--format", description = "text (default) or json.")
  private Format format = Format.text;

  @Option(
      names = "--schema-dir",
      paramLabel = "<folder>",
      description =
          "Classes and relationship types of your own, as kaskade.schema-dirs names them.")
  private final List<String> schemaDirectories = new ArrayList<>();

  @Option(
      names = "--source",
      paramLabel = "<name>",
      description = "The name of the source, which scopes bare names; test if left out.")
  private String source = "test";

  /// Set by picocli to this command.
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = command.commandLine().getErr();
    for (Path place : places) {
      if (!Files.exists(place)) {
        err.println(place + ": there is no such file or folder. Correct the path.");
        return 1;
      }
    }
    try {
      CmdbSchema schema = new SchemaLoader(schemaDirectories).load();
      Trial trial =
          Trial.ofMapping(mapping.toString(), Files.readAllBytes(mapping), places, source, schema);
      PrintWriter out = command.commandLine().getOut();
      out.print(format == Format.json ? TrialReport.json(trial) : TrialReport.text(trial));
      out.flush();
      return trial.hasErrors() ? 1 : 0;
    } catch (InvalidSchema invalid) {
      err.println(invalid.getMessage());
    } catch (IOException unreadable) {
      err.println(
          "%s: can't be read (%s). Correct the path, or its permissions."
              .formatted(unreadable.getMessage(), unreadable.getClass().getSimpleName()));
    }
    return 1;
  }
}
