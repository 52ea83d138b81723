package org.kaskade.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kaskade.cli.ServerCall.FailedCall;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// Asks a server what merging a branch would do, for a pipeline to show and to judge.
@Command(
    name = "plan",
    description = "Show what syncing a branch, tag or commit would do. Nothing is written.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "The token is read from the environment variable KASKADE_TOKEN.",
      "Exit codes: 0 nothing to object to, 1 a gate of --fail-on is closed, 2 there is no plan."
    })
public final class PlanCommand implements Callable<Integer> {
  private static final int OBJECTED = 1;
  private static final int NO_PLAN = 2;

  /// How the plan is written.
  enum Format {
    MARKDOWN,
    JSON,
    SARIF
  }

  @Option(names = "--source", required = true, description = "Name of the source.")
  private String source = "";

  @Option(
      names = "--ref",
      required = true,
      description = "Branch, tag or commit of its repository, e.g. refs/pull/12/head.")
  private String ref = "";

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--format",
      description = "markdown, json or sarif; ${DEFAULT-VALUE} unless given.",
      defaultValue = "markdown",
      converter = FormatWord.class)
  private Format format = Format.MARKDOWN;

  @Mixin private OutputFile output = new OutputFile();

  @Option(
      names = "--fail-on",
      split = ",",
      description = {
        "What makes the exit code 1, separated by commas: critical-single-point, single-point,",
        "lost-redundancy, worse-service, retirement, held, error, or none; ${DEFAULT-VALUE} unless given."
      },
      defaultValue = "critical-single-point,held,error")
  private List<String> failOn = List.of();

  /// Set by picocli to this command.
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = command.commandLine().getErr();
    Set<Gate> gates;
    JsonNode plan;
    try {
      gates = gates();
      plan =
          server.call().ask("plan-source", Map.of("name", source, "ref", ref)).path("planSource");
    } catch (FailedCall | IllegalArgumentException wrong) {
      err.println(wrong.getMessage());
      return NO_PLAN;
    }
    List<String> failures =
        gates.stream().flatMap(gate -> gate.findings(plan).stream()).distinct().toList();
    try {
      output.write(text(plan, failures), command.commandLine().getOut());
    } catch (FailedCall unwritable) {
      err.println(unwritable.getMessage());
      return NO_PLAN;
    }
    if (failures.isEmpty()) {
      return 0;
    }
    err.println("Stopped by the policy (--fail-on):");
    failures.forEach(failure -> err.println("  " + failure));
    return OBJECTED;
  }

  private Set<Gate> gates() {
    Set<Gate> gates = EnumSet.noneOf(Gate.class);
    for (String word : failOn) {
      if (!word.equals("none")) {
        gates.add(
            Arrays.stream(Gate.values())
                .filter(gate -> gate.word().equals(word.strip()))
                .findFirst()
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "--fail-on doesn't know '%s'. Known: %s, none."
                            .formatted(
                                word,
                                String.join(
                                    ", ",
                                    Arrays.stream(Gate.values()).map(Gate::word).toList())))));
      }
    }
    return gates;
  }

  private String text(JsonNode plan, List<String> failures) {
    String title = "Plan of %s at %s".formatted(source, ref);
    return switch (format) {
      case MARKDOWN -> PlanText.markdown(title, plan, failures);
      case JSON -> OutputOptions.json(plan);
      case SARIF -> OutputOptions.json(PlanSarif.of(plan, version()));
    };
  }

  private String version() {
    String[] version = command.root().version();
    return version.length == 0 ? "unreleased" : version[0];
  }

  static final class FormatWord extends EnumWord<Format> {
    FormatWord() {
      super(Format.class);
    }
  }
}
