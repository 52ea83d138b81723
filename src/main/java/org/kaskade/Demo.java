package org.kaskade;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// Starts the server with the profile `demo`.
@Command(
    name = "demo",
    description = "Start the server with a fictional company's estate to look at.",
    customSynopsis = "kaskade demo [--<spring.property>=<value>]...",
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class)
class Demo implements Callable<Integer> {
  @Unmatched private final List<String> properties = new ArrayList<>();

  /// Set by picocli to this command.
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    SpringApplication application = new SpringApplication(Kaskade.class);
    application.setAdditionalProfiles("demo");
    return Serve.start(application, SpringOptions.checked(command, properties));
  }
}
