package org.kaskade.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kaskade.cli.ServerCall.FailedCall;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// Asks a server what breaks when something fails.
@Command(
    name = "impact",
    description = "Show which services an outage reaches, and how.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "  kaskade impact rack:r12 server:db-1~degraded --fail-on outage",
      "",
      "The token is read from the environment variable KASKADE_TOKEN.",
      "Exit codes: 0 nothing to object to, 1 a service reaches the state of --fail-on, 2 there is no answer."
    })
public final class ImpactCommand implements Callable<Integer> {
  private static final int OBJECTED = 1;
  private static final int NO_ANSWER = 2;

  /// The worst last.
  private static final List<String> STATES = List.of("AT_RISK", "DEGRADED", "OUTAGE");

  @Parameters(
      paramLabel = "KEY[~STATE]",
      arity = "1..*",
      description = "What fails: keys of CIs, each with ~outage (unless given) or ~degraded.")
  private List<String> failed = List.of();

  @Mixin private ServerOptions server = new ServerOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(names = "--active", description = "On top of what is out at the moment.")
  private boolean active;

  @Option(names = "--revision", description = "The estate as it was; the newest unless given.")
  private @Nullable Integer revision;

  @Option(
      names = "--fail-on",
      description =
          "What makes the exit code 1: a service that reaches at-risk, degraded or outage, or a worse state; ${DEFAULT-VALUE} unless given.",
      defaultValue = "none")
  private String failOn = "none";

  /// Set by picocli to this command.
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = command.commandLine().getErr();
    try {
      List<String> stopping = stopping();
      JsonNode analysis =
          server.call().ask("impact", Map.of("input", input())).path("outageImpact");
      output.write(
          switch (output.format()) {
            case TEXT -> new ImpactText(analysis).text();
            case MARKDOWN -> new ImpactText(analysis).markdown();
            case JSON -> OutputOptions.json(analysis);
          },
          command.commandLine().getOut());
      return verdict(analysis, stopping, err);
    } catch (FailedCall | IllegalArgumentException wrong) {
      err.println(wrong.getMessage());
      return NO_ANSWER;
    }
  }

  private Map<String, Object> input() {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("failed", failed.stream().map(ImpactCommand::failedCi).toList());
    input.put("includeActiveOutages", active);
    if (revision != null) {
      input.put("revision", revision);
    }
    return input;
  }

  private static Map<String, Object> failedCi(String word) {
    int tilde = word.lastIndexOf('~');
    if (tilde < 0) {
      return Map.of("key", word);
    }
    String state = word.substring(tilde + 1).toUpperCase(Locale.ROOT);
    if (!state.equals("OUTAGE") && !state.equals("DEGRADED")) {
      throw new IllegalArgumentException(
          "'%s' says that something becomes '%s'. Write ~outage or ~degraded after the key, or nothing."
              .formatted(word, word.substring(tilde + 1)));
    }
    return Map.of("key", word.substring(0, tilde), "state", state);
  }

  /// The states that aren't let through.
  private List<String> stopping() {
    if (failOn.equals("none")) {
      return List.of();
    }
    int least = STATES.indexOf(failOn.toUpperCase(Locale.ROOT).replace('-', '_'));
    if (least < 0) {
      throw new IllegalArgumentException(
          "--fail-on doesn't know '%s'. Known: at-risk, degraded, outage, none.".formatted(failOn));
    }
    return STATES.subList(least, STATES.size());
  }

  private static int verdict(JsonNode analysis, List<String> stopping, PrintWriter err) {
    List<String> found = new ArrayList<>();
    for (JsonNode service : analysis.path("services")) {
      if (stopping.contains(Words.text(service, "state"))) {
        found.add(
            "%s: %s"
                .formatted(service.at("/ci/key").asString(""), Words.word(service.path("state"))));
      }
    }
    if (found.isEmpty()) {
      return 0;
    }
    err.println("Stopped by the policy (--fail-on):");
    found.forEach(line -> err.println("  " + Words.plain(line)));
    return OBJECTED;
  }
}
