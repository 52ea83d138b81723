package org.kaskade.importers.kubernetes;

import static org.kaskade.importers.ProblemSeverity.INFO;
import static org.kaskade.importers.ProblemSeverity.WARNING;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.kaskade.importers.ContentForm;
import org.kaskade.importers.Findings;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.UnreadableFile;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlError;
import org.kaskade.yaml.YamlMapping;

/// Turns files into manifests and reports what can't be read. Serves one inventory.
final class ManifestFiles {
  private static final Pattern MANIFEST = Pattern.compile(".*\\.(ya?ml|json)");
  private static final Pattern TEMPLATE =
      Pattern.compile(".*\\.(ya?ml|json)\\.(tpl|tmpl|gotmpl|j2|jinja|jinja2|erb)");

  private final Findings findings;
  private final KubernetesOptions options;
  private final ObjectReader objects;
  private final Kustomizations kustomizations = new Kustomizations();

  ManifestFiles(KubernetesMapping mapping, KubernetesOptions options, Findings findings) {
    this.findings = findings;
    this.options = options;
    this.objects = new ObjectReader(mapping, findings);
  }

  /// The objects of these files, patches left out, each in its namespace.
  List<Manifest> read(List<InventoryFile> files) {
    List<Manifest> found = new ArrayList<>();
    for (InventoryFile file : files) {
      String name = file.path().toLowerCase(Locale.ROOT);
      if (MANIFEST.matcher(name).matches()) {
        findings
            .content(file, ContentForm.YAML)
            .ifPresent(documents -> read(file, documents, found));
      } else if (TEMPLATE.matcher(name).matches()) {
        template(file.path(), 1);
      }
    }
    kustomizations.complete();
    List<Manifest> placed = new ArrayList<>();
    for (Manifest manifest : found) {
      if (!kustomizations.isPatch(manifest.file())) {
        placed.add(placed(manifest));
      }
    }
    return placed;
  }

  private void read(InventoryFile from, List<YamlDocument> documents, List<Manifest> found) {
    String file = from.path();
    for (YamlDocument document : documents) {
      YamlError error = document.error();
      if (error != null) {
        unreadable(from, error);
      } else if (document.root() instanceof YamlMapping root && hasOneMeaning(file, document)) {
        if (Kustomizations.isKustomization(file, root)) {
          kustomizations.add(file, root);
        } else if (Kustomizations.isFlux(root)) {
          kustomizations.addFlux(root);
        } else {
          objects.read(file, root, found);
        }
      }
    }
  }

  private void unreadable(InventoryFile file, YamlError error) {
    if (error.kind() == YamlError.Kind.SYNTAX && hasPlaceholders(file)) {
      template(file.path(), error.line());
      return;
    }
    findings.unreadable(
        file.path(),
        error.kind().name(),
        error.line(),
        "The file can't be read from here on: "
            + error.message()
            + ". What it said before stays until it can be read again.");
  }

  private static boolean hasPlaceholders(InventoryFile file) {
    try {
      return new String(file.content(), StandardCharsets.UTF_8).contains("{{");
    } catch (UnreadableFile gone) {
      return false;
    }
  }

  private void template(String file, int line) {
    findings.unreadable(
        file,
        "TEMPLATE",
        line,
        "The file is a template, not a manifest. Commit what it renders to, e.g. the output of"
            + " `helm template`, and leave the template out of the source's paths.");
  }

  /// Reports keys that stand twice; false where they say different things.
  private boolean hasOneMeaning(String file, YamlDocument document) {
    boolean applies = true;
    for (YamlMapping.Duplicate twice : document.duplicates()) {
      // A key can hold anything, even a secret put on the wrong side of its colon.
      String where = "The key on line " + twice.line() + " stood on line " + twice.firstLine();
      if (twice.sameValue()) {
        String message = where + " already, with the same value; remove one.";
        findings.problem(WARNING, "DUPLICATE_KEY", file, twice.line(), message);
      } else if (applies) {
        applies = false;
        String message =
            where + " already, with another value. The document is not applied; keep one of them.";
        findings.unreadable(file, "DUPLICATE_KEY", twice.line(), message);
      }
    }
    return applies;
  }

  private Manifest placed(Manifest manifest) {
    if (!manifest.namespace().isEmpty() || manifest.kind().isClusterWide()) {
      return manifest;
    }
    Set<String> named = kustomizations.namespacesOf(manifest.file());
    if (named.size() > 1) {
      findings.problem(
          INFO,
          "AMBIGUOUS_NAMESPACE",
          manifest.file(),
          manifest.line(),
          "Kustomizations put "
              + manifest.title()
              + " into several namespaces; it is taken to be in "
              + options.namespace()
              + ". Import what the kustomizations render to instead.");
    }
    String namespace = named.size() == 1 ? named.iterator().next() : options.namespace();
    return new Manifest(
        manifest.kind(),
        namespace,
        manifest.name(),
        manifest.root(),
        manifest.file(),
        manifest.line());
  }
}
