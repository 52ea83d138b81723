package org.kaskade;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// Starts the server, which goes on until the process is told to end.
@Command(
    name = "serve",
    description = "Start the server.",
    customSynopsis = "kaskade serve [--<spring.property>=<value>]...",
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class,
    footer = {
      "",
      "Often set:",
      "  --server.port=<port>            8080",
      "  --server.address=<address>      127.0.0.1; 0.0.0.0 listens on all",
      "  --kaskade.data-dir=<path>       ./data",
      "  --spring.neo4j.uri=<uri>        a Neo4j server instead of the embedded one, with",
      "                                  --spring.neo4j.authentication.username and .password",
      "Each can be an environment variable as well: SERVER_PORT, KASKADE_DATA_DIR, SPRING_NEO4J_URI."
    })
class Serve implements Callable<Integer> {
  @Unmatched private final List<String> properties = new ArrayList<>();

  /// Set by picocli to this command.
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    return start(new SpringApplication(Kaskade.class), SpringOptions.checked(command, properties));
  }

  /// The exit code: 0 when the server runs, 1 when it could not start and has said why.
  static int start(SpringApplication application, String[] properties) {
    EndOfStart end = EndOfStart.heeded();
    try {
      application.run(properties);
      return 0;
    } catch (RuntimeException reportedBySpring) {
      return 1;
    } finally {
      end.startIsOver();
    }
  }
}
