package org.kaskade;

import java.io.PrintWriter;
import org.kaskade.cli.ImpactCommand;
import org.kaskade.cli.PlanCommand;
import org.kaskade.cli.RiskCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// What can be asked of the program on the command line. Without a command it explains itself.
@Command(
    name = "kaskade",
    description = "The configuration management database that says what breaks before it breaks.",
    synopsisSubcommandLabel = "<command>",
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class,
    subcommands = {
      Serve.class,
      Demo.class,
      PlanCommand.class,
      ImpactCommand.class,
      RiskCommand.class,
      MappingCommand.class
    },
    footer = {
      "",
      "Any Spring property is an option of serve and demo: --server.port=9090 --kaskade.data-dir=/srv/kaskade",
      "Exit codes: 0 done, 1 it failed, 2 the command line is wrong."
    })
class Commands implements Runnable {
  /// Set by picocli to the command that is run.
  @Spec private CommandSpec command = CommandSpec.create();

  static CommandLine commandLine() {
    return new CommandLine(new Commands())
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler((wrong, arguments) -> explain(wrong));
  }

  @Override
  public void run() {
    command.commandLine().usage(command.commandLine().getOut());
  }

  private static int explain(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println();
    command.usage(err);
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  static class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "Kaskade " + Kaskade.version(), "Java " + System.getProperty("java.version")
      };
    }
  }
}
