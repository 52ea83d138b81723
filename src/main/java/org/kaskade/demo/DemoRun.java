package org.kaskade.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kaskade.access.AdminToken;
import org.kaskade.importers.SyncProgress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Fills the estate with the sample inventories, unless it is there from an earlier start, and
/// shows one outage answer.
@Component
@Profile("demo")
class DemoRun {
  /// Source name by format; the sample of each format is one source.
  private static final Map<String, String> SOURCES =
      Map.of(
          "ansible", "larkspur-machines",
          "compose", "larkspur-workshops",
          "kubernetes", "larkspur-shop");

  /// What fails in the answer that is shown.
  private static final String FAILED = "rack:fra1/r11";

  private final Environment environment;
  private final AdminToken token;
  private final Path dataDirectory;
  private final Clock clock;
  private final PrintStream out = System.out;

  DemoRun(
      Environment environment,
      AdminToken token,
      @Value("${kaskade.data-dir}") Path dataDirectory,
      Clock clock) {
    this.environment = environment;
    this.token = token;
    this.dataDirectory = dataDirectory;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(-1)
  void run() {
    String address =
        "http://%s:%s"
            .formatted(
                environment.getProperty("server.address", "127.0.0.1"),
                environment.getProperty("local.server.port"));
    Api api = new Api(address, token.value());
    try {
      DemoBoard board = new DemoBoard(api, clock, out);
      out.println();
      if (api.run("sources", Map.of()).get("sources").isEmpty()) {
        fill(api);
        board.fill();
      } else {
        out.println("Larkspur Outfitters is here from an earlier start; nothing is imported.");
      }
      show(api);
      board.show(address);
      closing();
    } catch (IOException failed) {
      out.println("The demo stopped: " + failed.getMessage());
    }
  }

  @EventListener
  void on(SyncProgress progress) {
    switch (progress.phase()) {
      case READING -> out.printf("  %s: reading %d files …%n", progress.source(), progress.total());
      case WRITING -> out.printf("  %s: writing %d CIs …%n", progress.source(), progress.total());
      case FETCHING, DONE, FAILED -> {}
    }
  }

  private void fill(Api api) throws IOException {
    Path repository =
        dataDirectory.toAbsolutePath().normalize().resolve("demo").resolve("inventories.git");
    int files = DemoInventories.commit(repository, clock);
    out.printf("Larkspur Outfitters: %d inventory files committed to %s%n", files, repository);
    for (String format : SOURCES.keySet().stream().sorted().toList()) {
      String name = SOURCES.getOrDefault(format, format);
      Map<String, Object> input = new HashMap<>();
      input.put("name", name);
      input.put("url", repository.toString());
      input.put("format", format);
      input.put("paths", List.of(format + "/**"));
      input.put("options", Api.resource("importers/" + format + "/sample.options.json"));
      api.run("add-source", Map.of("input", input));
      report(
          api.run("sync-source", Map.of("name", name, "acceptRetirements", false))
              .get("syncSource"));
    }
    JsonNode services =
        api.run("register-assets", Map.of("input", Api.resource("demo/services.json")))
            .get("registerAssets");
    if (!services.get("errors").isEmpty()) {
      throw new IOException(services.at("/errors/0/message").asString());
    }
    out.printf(
        "  service-catalogue: %d services and applications registered over the API, %d dependencies%n",
        services.get("created").asInt(), services.get("dependenciesAdded").asInt());
  }

  private void report(JsonNode sync) {
    int problems = sync.get("problems").size();
    out.printf(
        "  %s: %d CIs, %d dependencies, %s in files%n",
        sync.get("source").asString(),
        sync.get("created").asInt(),
        sync.get("dependenciesAdded").asInt(),
        problems == 1 ? "1 problem" : problems + " problems");
  }

  private void show(Api api) throws IOException {
    long start = System.nanoTime();
    JsonNode impact =
        api.run(
                "outage-impact",
                Map.of("failed", List.of(Map.of("key", FAILED, "state", "OUTAGE"))))
            .get("outageImpact");
    long ms = (System.nanoTime() - start) / 1_000_000;
    List<String> counts = new ArrayList<>();
    for (JsonNode count : impact.get("counts")) {
      if (!count.get("state").asString().equals("UNAFFECTED")) {
        counts.add(
            count.get("count").asInt() + " " + count.get("state").asString().replace('_', ' '));
      }
    }
    out.printf(
        "%nIf rack r11 fails (revision %d, answered in %d ms): %s%n%n",
        impact.at("/revision/number").asInt(),
        ms,
        String.join(", ", counts).toLowerCase(Locale.ROOT));
    out.print(Terminal.tree(impact.at("/affected/nodes")));
    out.println();
    out.println("Services reached, most critical first:");
    for (JsonNode service : impact.get("services")) {
      out.printf("  %s: %s%n", service.at("/ci/name").asString(), service.get("state").asString());
    }
  }

  private void closing() {
    out.println();
    out.println("Four queries to try in GraphiQL:");
    out.println(
        "  { outageImpact(input: {failed: [{key: \"%s\"}]}) { services { ci { name owner } state } } }"
            .formatted(FAILED));
    out.println(
        "  { servers(filter: {text: \"pg-orders\"}) { nodes { key dependents { nodes { dependent { name } group need } } claims { file line author } } } }");
    out.println(
        "  { sources { name lastSync { filesRead problems { severity file line message } } } }");
    out.println(
        "  { planSource(name: \"%s\", ref: \"%s\") { singlePointsAppearing { service component } } }"
            .formatted(SOURCES.get("ansible"), DemoInventories.BRANCH));
    out.println();
    out.println("Administrator's token: " + token.value());
    out.println();
  }
}
