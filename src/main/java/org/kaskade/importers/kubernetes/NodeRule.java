package org.kaskade.importers.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.kubernetes.ObjectKind.Role;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlScalar;

/// A workload runs on the node or the node pool that its manifest names; a pool needs the nodes
/// that carry its label.
///
/// Only a single name counts: a choice between several says where pods may run, not where they do.
final class NodeRule implements Rule {
  private static final List<String> REQUIRED =
      List.of(
          "affinity",
          "nodeAffinity",
          "requiredDuringSchedulingIgnoredDuringExecution",
          "nodeSelectorTerms");

  /// @param label of the node
  /// @param line where it is asked for
  private record Wanted(String label, String value, int line) {}

  @Override
  public void apply(Manifest manifest, Estate estate) {
    Optional<ObjectKind> kind = estate.mapping().kindOf(Role.NODE);
    if (kind.isEmpty()) {
      return;
    }
    if (manifest.kind().role() == Role.NODE) {
      manifest
          .root()
          .mapping("metadata", "labels")
          .ifPresent(labels -> wanted(labels).forEach(w -> membership(manifest, w, estate)));
    } else if (manifest.kind().role() == Role.WORKLOAD) {
      manifest.podSpec().ifPresent(spec -> placement(manifest, spec, kind.get(), estate));
    }
  }

  private static void placement(
      Manifest workload, YamlMapping spec, ObjectKind kind, Estate estate) {
    if (spec.get("nodeName") instanceof YamlScalar name && !name.isNull()) {
      onNode(workload, name.text(), name.line(), kind, estate);
    }
    List<Wanted> wanted = new ArrayList<>(affinity(spec));
    spec.mapping("nodeSelector").ifPresent(selector -> wanted.addAll(wanted(selector)));
    for (Wanted label : wanted) {
      if (label.label().equals(estate.mapping().hostnameLabel())) {
        onNode(workload, label.value(), label.line(), kind, estate);
      } else if (estate.mapping().poolLabels().contains(label.label())) {
        CiRef pool = pool(workload.file(), label, estate);
        runsOn(workload, pool, label.line(), estate);
      }
    }
  }

  private static void onNode(
      Manifest workload, String name, int line, ObjectKind kind, Estate estate) {
    if (name.isBlank() || name.contains("{{") || name.contains("${")) {
      return;
    }
    CiRef node = estate.references().node(kind.ciClass(), name);
    List<Manifest> declared = estate.objects().named(kind.kind(), "", name);
    if (!declared.isEmpty()) {
      node = estate.references().of(declared.getFirst());
    } else {
      estate.named().ci(new FoundCi(node, name, Map.of(), workload.file(), line));
    }
    runsOn(workload, node, line, estate);
  }

  private static void membership(Manifest node, Wanted label, Estate estate) {
    if (estate.mapping().poolLabels().contains(label.label())) {
      CiRef pool = pool(node.file(), label, estate);
      CiRef member = estate.references().of(node);
      estate.dependencies().add(pool, member, "MEMBER_OF", node.file(), label.line());
    }
  }

  private static CiRef pool(String file, Wanted label, Estate estate) {
    CiRef pool = estate.references().nodePool(label.value());
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("kind", "node pool");
    estate.options().environment().ifPresent(known -> attributes.put("environment", known));
    estate.named().ci(new FoundCi(pool, label.value(), attributes, file, label.line()));
    return pool;
  }

  private static void runsOn(Manifest workload, CiRef where, int line, Estate estate) {
    CiRef dependent = estate.references().of(workload);
    estate.dependencies().add(dependent, where, "RUNS_ON", workload.file(), line);
  }

  private static List<Wanted> wanted(YamlMapping labels) {
    return labels.entries().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof YamlScalar scalar && !scalar.isNull())
        .map(entry ->
            new Wanted(
                entry.getKey(),
                ((YamlScalar) entry.getValue()).text(),
                labels.lineOf(entry.getKey())))
        .toList();
  }

  /// What the one required term of a node affinity asks for with a single value.
  private static List<Wanted> affinity(YamlMapping spec) {
    List<YamlMapping> terms = spec.mappings(REQUIRED.toArray(String[]::new));
    if (terms.size() != 1) {
      return List.of();
    }
    return terms.getFirst().mappings("matchExpressions").stream()
        .filter(expression -> expression.text("operator").orElse("").equals("In"))
        .filter(expression -> LabelSelector.texts(expression.items("values")).size() == 1)
        .map(expression ->
            new Wanted(
                expression.text("key").orElse(""),
                LabelSelector.texts(expression.items("values")).getFirst(),
                expression.line()))
        .toList();
  }
}
