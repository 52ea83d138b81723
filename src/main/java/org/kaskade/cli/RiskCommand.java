package org.kaskade.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
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

/// Asks a server how risky a change is, for a pipeline to show and to judge.
@Command(
    name = "risk",
    description = {
      "Assess a change that a file describes, or what merging a Git ref changes.",
      "Nothing is written unless --propose is given."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "  kaskade risk change.yaml --fail-on high",
      "  kaskade risk --source shop --ref refs/pull/12/head --max-score 40 --format markdown",
      "",
      "The token is read from the environment variable KASKADE_TOKEN.",
      "Exit codes: 0 nothing to object to, 1 above a threshold, 2 there is no assessment."
    })
public final class RiskCommand implements Callable<Integer> {
  private static final int OBJECTED = 1;
  private static final int NO_ASSESSMENT = 2;
  private static final List<String> EFFECTS =
      List.of("UNAFFECTED", "AT_RISK", "DEGRADED", "OUTAGE");

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "YAML file with title, changes, start, end and so on.")
  private @Nullable Path file;

  @Option(names = "--source", description = "Instead of a file: name of a source …")
  private @Nullable String source;

  @Option(names = "--ref", description = "… and branch, tag or commit of its repository.")
  private @Nullable String ref;

  @Option(
      names = "--effect",
      description =
          "With --ref: what the merge does to CIs that it changes, unaffected, at-risk, degraded or outage; ${DEFAULT-VALUE} unless given. Those that it retires are out.",
      defaultValue = "unaffected")
  private String effect = "unaffected";

  @Option(names = "--start", description = "With --ref: when it begins, RFC 3339.")
  private @Nullable String start;

  @Option(names = "--end", description = "With --ref: when it is over, RFC 3339.")
  private @Nullable String end;

  @Option(names = "--propose", description = "Also keep it on the server as a draft of a change.")
  private boolean propose;

  @Mixin private ServerOptions server = new ServerOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--fail-on",
      split = ",",
      description =
          "What makes the exit code 1: low, medium, high or very-high risk, or more; collision; ${DEFAULT-VALUE} unless given.",
      defaultValue = "none")
  private List<String> failOn = List.of();

  @Option(
      names = "--max-score",
      description = "The highest score that isn't objected to, 0 to 100.")
  private @Nullable Integer maxScore;

  /// Set by picocli to this command.
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = command.commandLine().getErr();
    try {
      RiskThreshold threshold = RiskThreshold.of(failOn, maxScore);
      ServerCall asked = server.call();
      Map<String, Object> input = input(asked);
      if (input.isEmpty()) {
        output.write(
            output.format() == OutputOptions.Format.JSON
                ? "null\n"
                : "The merge changes no CI that exists, so that there is nothing to assess.\n",
            command.commandLine().getOut());
        return 0;
      }
      return judge(asked, input, threshold, err);
    } catch (FailedCall | IllegalArgumentException wrong) {
      err.println(wrong.getMessage());
      return NO_ASSESSMENT;
    }
  }

  private int judge(
      ServerCall asked, Map<String, Object> input, RiskThreshold threshold, PrintWriter err)
      throws FailedCall {
    String title = String.valueOf(input.get("title"));
    JsonNode risk;
    JsonNode shown;
    if (propose) {
      JsonNode change =
          asked.ask("risk-of-proposed-change", Map.of("input", input)).path("proposeChange");
      title = change.path("number").asString("") + " " + title;
      risk = change.path("risk");
      shown = change;
    } else {
      risk = asked.ask("assess-change", Map.of("input", input)).path("assessChange");
      shown = risk;
    }
    output.write(
        switch (output.format()) {
          case TEXT -> new RiskText(title, risk).text();
          case MARKDOWN -> new RiskText(title, risk).markdown();
          case JSON -> OutputOptions.json(shown);
        },
        command.commandLine().getOut());
    List<String> objections = threshold.objections(risk);
    if (objections.isEmpty()) {
      return 0;
    }
    err.println("Stopped by the policy (--fail-on, --max-score):");
    objections.forEach(objection -> err.println("  " + objection));
    return OBJECTED;
  }

  /// What is to be assessed; empty where a merge changes nothing that exists.
  private Map<String, Object> input(ServerCall asked) throws FailedCall {
    String repository = source;
    String branch = ref;
    Path described = file;
    if (described != null && repository == null && branch == null) {
      return ChangeFile.read(described);
    }
    if (described != null || repository == null || branch == null) {
      throw new IllegalArgumentException(
          "Give either a file that describes the change, or both --source and --ref.");
    }
    String word = effect.toUpperCase(Locale.ROOT).replace('-', '_');
    if (!EFFECTS.contains(word)) {
      throw new IllegalArgumentException(
          "--effect is '%s'. Give unaffected, at-risk, degraded or outage.".formatted(effect));
    }
    MergedChange merged = MergedChange.of(asked, repository, branch, word);
    if (merged.changes().isEmpty()) {
      return Map.of();
    }
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("title", "Merge %s of %s".formatted(branch, repository));
    input.put("changes", merged.input());
    if (start != null) {
      input.put("start", start);
    }
    if (end != null) {
      input.put("end", end);
    }
    return input;
  }
}
