package org.kaskade;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What can be done with a mapping of one's own. Without a command it explains itself.
@Command(
    name = "mapping",
    description = "Work on a mapping of your own inventory.",
    synopsisSubcommandLabel = "<command>",
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class,
    subcommands = TryMapping.class)
class MappingCommand implements Runnable {
  /// Set by picocli to this command.
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public void run() {
    command.commandLine().usage(command.commandLine().getOut());
  }
}
