package org.kaskade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.benchmark.Benchmark;
import org.kaskade.benchmark.BenchmarkLine;
import org.kaskade.benchmark.PairedRatios;
import org.kaskade.benchmark.Workbench;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.LayeredEstate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole program in a process of its own with little memory, to which a large estate is
/// registered over HTTP.
public final class ProcessMemoryBenchmark implements Benchmark {
  private static final int MOST = 100_000;
  private static final int CIS_PER_CALL = 20_000;
  private static final int DEPENDENCIES_PER_CALL = 50_000;
  private static final String HEAP = "-Xmx2g";
  private static final String TOKEN = "token-of-the-benchmarks-only";
  private static final String REGISTER =
      """
      mutation($input: RegisterAssetsInput!) {
        registerAssets(input: $input) { created dependenciesAdded errors { message } }
      }
      """;

  private final JsonMapper json = JsonMapper.builder().build();

  @Override
  public List<BenchmarkLine> run(Workbench workbench) throws IOException {
    int size = Math.min(MOST, workbench.graph().size());
    LayeredEstate estate = new LayeredEstate(2, size, 5);
    Path folder = Files.createTempDirectory("kaskade-benchmark");
    try (ChildJvm program = start(folder)) {
      String url =
          program.awaitLine(line -> line.contains("/graphql")).replaceAll(".*(?=http)", "");
      long before = System.nanoTime();
      List<String> refusals = register(estate, url);
      String took = PairedRatios.time(System.nanoTime() - before);
      refusals.forEach(System.err::println);
      return List.of(
          new BenchmarkLine(
              "P14",
              "whole process, %,d CIs and %,d dependencies registered in %s"
                  .formatted(size, dependencies(estate).size(), took),
              "nothing: an amount",
              "%.1f GiB resident at most, %d calls refused"
                  .formatted(mostResidentKiB(program.pid()) / 1024.0 / 1024, refusals.size()),
              "runs in " + HEAP,
              refusals.isEmpty()));
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static ChildJvm start(Path folder) {
    return ChildJvm.start(
        List.of(
            HEAP,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-Dkaskade.token=" + TOKEN,
            "-cp",
            System.getProperty("java.class.path"),
            Kaskade.class.getName(),
            "serve",
            "--server.port=0",
            "--kaskade.data-dir=" + folder.resolve("data")));
  }

  /// Each once: a call that says two things of one dependency is refused.
  private static Collection<GraphDependency> dependencies(LayeredEstate estate) {
    Map<List<String>, GraphDependency> distinct = new LinkedHashMap<>();
    estate
        .dependencies()
        .forEach(one ->
            distinct.putIfAbsent(
                List.of(one.dependent(), one.provider(), String.valueOf(one.group())), one));
    return distinct.values();
  }

  /// Why calls were refused; empty when none was.
  private List<String> register(LayeredEstate estate, String url) {
    List<Map<String, Object>> items =
        estate.keys().stream()
            .<Map<String, Object>>map(key -> Map.of("key", key, "class", "Server", "name", key))
            .toList();
    List<Map<String, Object>> dependencies =
        dependencies(estate).stream().map(ProcessMemoryBenchmark::row).toList();
    List<String> refusals = new ArrayList<>();
    for (int from = 0; from < items.size(); from += CIS_PER_CALL) {
      call(url, part(items, from, CIS_PER_CALL), List.of(), refusals);
    }
    for (int from = 0; from < dependencies.size(); from += DEPENDENCIES_PER_CALL) {
      call(url, List.of(), part(dependencies, from, DEPENDENCIES_PER_CALL), refusals);
    }
    return refusals;
  }

  private static <T> List<T> part(List<T> all, int from, int size) {
    return all.subList(from, Math.min(all.size(), from + size));
  }

  private static Map<String, Object> row(GraphDependency dependency) {
    Map<String, Object> row = new HashMap<>();
    row.put("dependent", dependency.dependent());
    row.put("provider", dependency.provider());
    row.put("strength", dependency.strength().name());
    if (dependency.group() != null) {
      row.put("group", dependency.group());
      row.put("need", "1");
    }
    return row;
  }

  private void call(
      String url,
      List<Map<String, Object>> items,
      List<Map<String, Object>> dependencies,
      List<String> refusals) {
    String answer =
        RestClient.create(url)
            .post()
            .contentType(MediaType.APPLICATION_JSON)
            .accept(MediaType.APPLICATION_JSON)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + TOKEN)
            .body(
                json.writeValueAsString(
                    Map.of(
                        "query",
                        REGISTER,
                        "variables",
                        Map.of(
                            "input",
                            Map.of(
                                "source",
                                "benchmark",
                                "mode",
                                "MERGE",
                                "items",
                                items,
                                "dependencies",
                                dependencies)))))
            .retrieve()
            .body(String.class);
    JsonNode read = json.readTree(String.valueOf(answer));
    JsonNode errors = read.at("/data/registerAssets/errors");
    if (read.has("errors") || !errors.isEmpty()) {
      refusals.add((read.has("errors") ? read.get("errors") : errors).get(0).toString());
    }
  }

  private static long mostResidentKiB(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
