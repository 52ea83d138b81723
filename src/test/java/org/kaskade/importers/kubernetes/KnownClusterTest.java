package org.kaskade.importers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.importers.InMemoryInventory;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.InventoryProblem;
import org.kaskade.importers.KnownInventory;

/// Reading on from what is known, against reading everything.
class KnownClusterTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void findsWhatReadingEverythingFinds(long seed) {
    Random random = new Random(seed);
    KubernetesReader reader = new KubernetesReader();
    Map<String, String> files = new TreeMap<>();
    for (int change = 0; change < 25; change++) {
      change(files, random);
    }
    Findings first = new Findings();
    KnownInventory known = reader.begin(inventory(files), first);
    Map<String, List<Object>> expected = byFile(first);
    int continued = 0;
    for (int step = 0; step < 60; step++) {
      Map<String, String> before = new HashMap<>(files);
      for (int change = random.nextInt(3); change >= 0; change--) {
        change(files, random);
      }
      Findings whole = new Findings();
      KnownInventory anew = reader.begin(inventory(files), whole);
      Optional<Map<String, Findings>> update =
          known.update(
              files.keySet().stream()
                  .filter(path -> !Objects.equals(before.get(path), files.get(path)))
                  .map(path -> file(path, files))
                  .toList(),
              before.keySet().stream().filter(path -> !files.containsKey(path)).toList());
      if (update.isPresent()) {
        continued++;
        update
            .get()
            .forEach((file, found) -> {
              assertThat(byFile(found).keySet()).isSubsetOf(file);
              expected.remove(file);
              expected.putAll(byFile(found));
            });
      } else {
        known = anew;
        expected.clear();
        expected.putAll(byFile(whole));
      }
      assertThat(expected).as("seed %d, step %d", seed, step).isEqualTo(byFile(whole));
    }
    assertThat(continued).isGreaterThan(20);
  }

  @Test
  void tellsOfFilesThatDidNotChange() {
    Map<String, String> files = new TreeMap<>();
    files.put("config.yaml", config(1, 2));
    files.put("web.yaml", workload(0, 1, 3, 1));
    KnownInventory known = new KubernetesReader().begin(inventory(files), new Findings());

    files.put("service.yaml", service(2, "app: app5"));
    Map<String, Findings> found =
        known.update(List.of(file("service.yaml", files)), List.of()).orElseThrow();

    assertThat(found.keySet()).contains("config.yaml", "service.yaml");
    assertThat(Objects.requireNonNull(found.get("config.yaml")).dependencies())
        .singleElement()
        .matches(dependency -> dependency.type().equals("CALLS"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: Kustomization\napiVersion: kustomize.config.k8s.io/v1beta1\nnamespace: other",
        "kind: Service\nmetadata: {name: new, namespace: unseen}",
        "kind: [",
      })
  void readsEverythingAfterAChangeThatReachesFurther(String text) {
    Map<String, String> files = new TreeMap<>(Map.of("service.yaml", service(2, "app: app3")));
    KnownInventory known = new KubernetesReader().begin(inventory(files), new Findings());

    files.put("further.yaml", text);

    assertThat(known.update(List.of(file("further.yaml", files)), List.of())).isEmpty();
  }

  private static Inventory inventory(Map<String, String> files) {
    return new InMemoryInventory("test", files);
  }

  private static InventoryFile file(String path, Map<String, String> files) {
    return inventory(Map.of(path, Objects.requireNonNull(files.get(path)))).files().getFirst();
  }

  /// What is found about each file, in order.
  private static Map<String, List<Object>> byFile(Findings findings) {
    Map<String, List<Object>> found = new TreeMap<>();
    Set<Object> told = new HashSet<>();
    Stream.<List<?>>of(findings.cis(), findings.dependencies(), findings.problems())
        .flatMap(List::stream)
        .filter(told::add)
        .forEach(each -> found.computeIfAbsent(path(each), f -> new ArrayList<>()).add(each));
    return found;
  }

  private static String path(Object found) {
    return switch (found) {
      case FoundCi ci -> ci.file();
      case FoundDependency dependency -> dependency.file();
      case InventoryProblem problem -> problem.file();
      default -> throw new IllegalArgumentException(String.valueOf(found));
    };
  }

  private static void change(Map<String, String> files, Random random) {
    int number = random.nextInt(7);
    int other = random.nextInt(7);
    switch (random.nextInt(14)) {
      case 0 -> files.remove("service%d.yaml".formatted(number));
      case 1 -> files.remove("web%d.yaml".formatted(number));
      case 2 -> files.put("config%d.yaml".formatted(number), config(number, other));
      case 3 -> files.put("also/web%d.yaml".formatted(number), workload(number, other, other, 2));
      case 4 -> files.remove("also/web%d.yaml".formatted(number));
      case 5 -> files.put("route%d.yaml".formatted(number), route(number, other));
      case 6 -> files.put("policy%d.yaml".formatted(number), policy(number, other));
      case 7 -> files.remove("policy%d.yaml".formatted(number));
      case 8 -> files.put("claim%d.yaml".formatted(number), claim(number));
      case 9 -> files.remove("config%d.yaml".formatted(number));
      case 10 -> files.put("node%d.yaml".formatted(number), node(number, other));
      case 11, 12 ->
          files.put(
              "service%d.yaml".formatted(number),
              service(number, random.nextBoolean() ? "app: app" + other : "tier: t" + other % 2));
      default ->
          files.put(
              "web%d.yaml".formatted(number),
              workload(number, other, random.nextInt(7), random.nextInt(3)));
    }
    if (random.nextInt(40) == 0) {
      files.put("fragment.yaml", "kind: Deployment\nmetadata: {name: web%d}\nspec: {template: {}}");
    }
    if (random.nextInt(40) == 0) {
      files.remove("fragment.yaml");
    }
  }

  private static String workload(int number, int config, int app, int service) {
    return """
    kind: Deployment
    apiVersion: apps/v1
    metadata: {name: web%1$d, labels: {app.kubernetes.io/part-of: shop%4$d}}
    spec:
      template:
        metadata: {labels: {app: app%3$d, tier: t%5$d}}
        spec:
          nodeName: node%4$d
          containers:
            - image: registry.example/web:%4$d
              envFrom: [{configMapRef: {name: config%2$d}}]
              env: [{name: URL, value: "http://service%4$d:80"}, {name: H, value: "$(SERVICE2_SERVICE_HOST):80"}]
          volumes: [{name: v, persistentVolumeClaim: {claimName: claim%4$d}}]
    """
        .formatted(number, config, app, service, app % 2);
  }

  private static String service(int number, String selector) {
    return "kind: Service\nmetadata: {name: service%d}\nspec: {selector: {%s}, ports: [{port: 80}]}\n"
        .formatted(number, selector);
  }

  private static String config(int number, int service) {
    return "kind: ConfigMap\nmetadata: {name: config%d}\ndata: {TARGET_URL: \"http://service%d\"}\n"
        .formatted(number, service);
  }

  private static String claim(int number) {
    return "kind: PersistentVolumeClaim\nmetadata: {name: claim%d}\nspec: {}\n".formatted(number);
  }

  private static String node(int number, int pool) {
    return "kind: Node\nmetadata: {name: node%d, labels: {cloud.google.com/gke-nodepool: p%d}}\n"
        .formatted(number, pool);
  }

  private static String route(int number, int service) {
    return """
    kind: Ingress
    apiVersion: networking.k8s.io/v1
    metadata: {name: route%d}
    spec: {defaultBackend: {service: {name: service%d}}}
    """
        .formatted(number, service);
  }

  private static String policy(int number, int app) {
    return """
    kind: NetworkPolicy
    apiVersion: networking.k8s.io/v1
    metadata: {name: policy%d}
    spec:
      podSelector: {matchLabels: {app: app%d}}
      ingress: [{from: [{podSelector: {matchLabels: {tier: t1}}}]}]
    """
        .formatted(number, app);
  }
}
