package org.kaskade.importers.kubernetes;

import static org.kaskade.importers.ProblemSeverity.INFO;
import static org.kaskade.importers.ProblemSeverity.WARNING;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private final KubernetesMapping mapping;
  private final KubernetesOptions options;
  private final Kustomizations kustomizations = new Kustomizations();

  /// What one file holds.
  ///
  /// @param objects as they name themselves
  /// @param kustomizes whether it says something about other files
  record Content(List<Manifest> objects, boolean kustomizes) {}

  ManifestFiles(KubernetesMapping mapping, KubernetesOptions options) {
    this.mapping = mapping;
    this.options = options;
  }

  /// What a file holds. All are to be read before any is {@link #placed}.
  Content read(InventoryFile file, Findings findings) {
    String name = file.path().toLowerCase(Locale.ROOT);
    List<Manifest> found = new ArrayList<>();
    boolean kustomizes = false;
    if (MANIFEST.matcher(name).matches()) {
      for (YamlDocument document : findings.content(file, ContentForm.YAML).orElse(List.of())) {
        kustomizes |= read(file, document, found, findings);
      }
    } else if (TEMPLATE.matcher(name).matches()) {
      template(file.path(), 1, findings);
    }
    return new Content(found, kustomizes);
  }

  /// @return whether the document is about other files
  private boolean read(
      InventoryFile from, YamlDocument document, List<Manifest> found, Findings findings) {
    String file = from.path();
    YamlError error = document.error();
    if (error != null) {
      unreadable(from, error, findings);
    } else if (document.root() instanceof YamlMapping root
        && hasOneMeaning(file, document, findings)) {
      if (Kustomizations.isKustomization(file, root)) {
        kustomizations.add(file, root);
        return true;
      } else if (Kustomizations.isFlux(root)) {
        kustomizations.addFlux(root);
        return true;
      }
      new ObjectReader(mapping, findings).read(file, root, found);
    }
    return false;
  }

  /// Follows what the kustomizations include; to be called once all files are read.
  void complete() {
    kustomizations.complete();
  }

  /// The objects of a file, each in its namespace and once, as `kubectl apply` takes it: the last
  /// that the file declares. A patch holds none.
  List<Manifest> placed(String file, List<Manifest> objects, Findings findings) {
    if (kustomizations.isPatch(file)) {
      return List.of();
    }
    Map<ObjectId, Manifest> last = new LinkedHashMap<>();
    for (Manifest object : objects) {
      Manifest manifest = placed(object, findings);
      Manifest earlier = last.put(manifest.id(), manifest);
      if (earlier != null) {
        findings.problem(
            WARNING,
            "DUPLICATE_OBJECT",
            file,
            manifest.line(),
            "%s stands on line %d already; the later one is taken. Remove one."
                .formatted(manifest.title(), earlier.line()));
      }
    }
    return List.copyOf(last.values());
  }

  private static void unreadable(InventoryFile file, YamlError error, Findings findings) {
    if (error.kind() == YamlError.Kind.SYNTAX && hasPlaceholders(file)) {
      template(file.path(), error.line(), findings);
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

  private static void template(String file, int line, Findings findings) {
    findings.unreadable(
        file,
        "TEMPLATE",
        line,
        "The file is a template, not a manifest. Commit what it renders to, e.g. the output of"
            + " `helm template`, and leave the template out of the source's paths.");
  }

  /// Reports keys that stand twice; false where they say different things.
  private static boolean hasOneMeaning(String file, YamlDocument document, Findings findings) {
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

  private Manifest placed(Manifest manifest, Findings findings) {
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
