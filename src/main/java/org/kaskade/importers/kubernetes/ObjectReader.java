package org.kaskade.importers.kubernetes;

import static org.kaskade.importers.ProblemSeverity.INFO;
import static org.kaskade.importers.ProblemSeverity.WARNING;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Findings;
import org.kaskade.importers.kubernetes.ObjectKind.Role;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;

/// Turns one document into the objects it holds that matter here.
final class ObjectReader {
  private static final int LONGEST_NAME = 253;

  private final KubernetesMapping mapping;
  private final Findings findings;

  ObjectReader(KubernetesMapping mapping, Findings findings) {
    this.mapping = mapping;
    this.findings = findings;
  }

  void read(String file, YamlMapping root, List<Manifest> found) {
    read(file, root, root.text("kind").orElse(""), found);
  }

  private void read(String file, YamlMapping root, String kind, List<Manifest> found) {
    String apiVersion = root.text("apiVersion").orElse("");
    String group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    Optional<ObjectKind> known =
        apiVersion.isEmpty()
            ? mapping.kinds().stream().filter(k -> k.kind().equals(kind)).findFirst()
            : mapping.kind(kind, group);
    if (root.get("sops") instanceof YamlMapping) {
      encrypted(file, root, kind, known.isPresent());
    } else if (kind.endsWith("List")) {
      // A typed list such as DeploymentList may leave the kind of its items out.
      String itemKind = kind.substring(0, kind.length() - "List".length());
      for (YamlMapping item : root.mappings("items")) {
        read(file, item, item.text("kind").orElse(itemKind), found);
      }
    } else if (known.isPresent() && root.get("$patch") == null) {
      object(file, root, known.get()).ifPresent(found::add);
    }
  }

  private void encrypted(String file, YamlMapping root, String kind, boolean matters) {
    int line = root.lineOf("sops");
    if (matters || kind.startsWith("ENC[")) {
      findings.unreadable(
          file,
          "ENCRYPTED",
          line,
          "The document is encrypted with SOPS and not read. Encrypt only what is secret, in an"
              + " object of its own.");
    } else {
      findings.problem(
          INFO, "ENCRYPTED", file, line, "The document is encrypted with SOPS and not read.");
    }
  }

  private Optional<Manifest> object(String file, YamlMapping root, ObjectKind kind) {
    int line = root.line();
    YamlMapping metadata = root.mapping("metadata").orElse(null);
    if (metadata == null) {
      return incomplete(file, line, kind, "metadata");
    }
    if (metadata.get("name") == null && metadata.get("generateName") != null) {
      return Optional.empty();
    }
    YamlNode name = metadata.get("name");
    YamlNode namespace = kind.isClusterWide() ? null : metadata.get("namespace");
    if (isTemplate(name) || isTemplate(namespace)) {
      findings.problem(
          WARNING,
          "TEMPLATE",
          file,
          line,
          "The name or namespace of this "
              + kind.kind()
              + " is filled in elsewhere, so it is left out. Commit what the template renders to.");
      return Optional.empty();
    }
    if (!(name instanceof YamlScalar given) || !isName(given)) {
      return incomplete(file, metadata.lineOf("name"), kind, "a text as metadata.name");
    }
    if (namespace != null && !(namespace instanceof YamlScalar scalar && isNameOrNull(scalar))) {
      return incomplete(file, metadata.lineOf("namespace"), kind, "a text as metadata.namespace");
    }
    boolean controlled =
        metadata.mappings("ownerReferences").stream()
            .anyMatch(owner -> owner.text("controller").orElse("").equals("true"));
    if (kind.role() == Role.WORKLOAD && controlled) {
      return Optional.empty();
    }
    String in = namespace instanceof YamlScalar scalar && !scalar.isNull() ? scalar.text() : "";
    Manifest manifest = new Manifest(kind, in, given.text(), root, file, line);
    if (kind.role() == Role.WORKLOAD && manifest.podSpec().isEmpty()) {
      return root.mapping("spec", "workloadRef").isPresent()
          ? Optional.empty()
          : incomplete(
              file,
              line,
              kind,
              "a pod template (if it is a patch, name it in a" + " kustomization)");
    }
    return Optional.of(manifest);
  }

  private Optional<Manifest> incomplete(String file, int line, ObjectKind kind, String missing) {
    findings.problem(
        WARNING,
        "INVALID_OBJECT",
        file,
        line,
        "This " + kind.kind() + " has not " + missing + ", so it is left out. Complete it.");
    return Optional.empty();
  }

  /// `{{ .Values.name }}` without quotes is an empty mapping to YAML; Flux and envsubst write
  /// `${NAME}`.
  private static boolean isTemplate(@Nullable YamlNode node) {
    return (node instanceof YamlMapping mapping && mapping.entries().isEmpty())
        || (node instanceof YamlScalar scalar
            && (scalar.text().contains("{{") || scalar.text().contains("${")));
  }

  private static boolean isNameOrNull(YamlScalar scalar) {
    return scalar.isNull() || isName(scalar);
  }

  private static boolean isName(YamlScalar scalar) {
    return scalar.value() instanceof String text
        && !text.isBlank()
        && text.length() <= LONGEST_NAME
        && text.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
  }
}
