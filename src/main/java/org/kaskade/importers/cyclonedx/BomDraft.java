package org.kaskade.importers.cyclonedx;

import static org.kaskade.importers.ProblemSeverity.WARNING;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.ProblemSeverity;
import org.kaskade.importers.cyclonedx.Bom.Link;
import org.kaskade.importers.cyclonedx.Bom.Problem;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// What was read of one bill of materials so far.
///
/// Nested components are read by recursion, which the limit on nesting bounds.
final class BomDraft {
  private static final String COMPONENTS = "components";
  private static final String SERVICES = "services";

  private final CycloneDxMapping mapping;
  private final PartAttributes attributes;
  private final List<Part> parts = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> lineOfRef = new HashMap<>();
  private int subject = -1;

  BomDraft(CycloneDxMapping mapping) {
    this.mapping = mapping;
    this.attributes = new PartAttributes(mapping);
  }

  void read(YamlMapping root) {
    YamlMapping metadata = root.mapping("metadata").orElse(null);
    if (metadata != null && metadata.get("component") != null) {
      YamlNode described = metadata.get("component");
      if (described instanceof YamlMapping component) {
        subject = part(component, -1, false);
      } else if (described != null) {
        unexpected(described, "'metadata.component'", "an object");
      }
    }
    parts(root, COMPONENTS, -1, false);
    parts(root, SERVICES, -1, true);
    for (YamlNode item : items(root, "dependencies")) {
      if (item instanceof YamlMapping dependency) {
        links(dependency);
      } else {
        unexpected(item, "an item of 'dependencies'", "an object");
      }
    }
  }

  int subject() {
    return subject;
  }

  List<Part> parts() {
    return parts;
  }

  List<Link> links() {
    return links;
  }

  List<Problem> problems() {
    return problems;
  }

  void report(ProblemSeverity severity, String code, int line, String message) {
    problems.add(new Problem(severity, code, line, message, false));
  }

  private void parts(YamlMapping holder, String key, int whole, boolean service) {
    for (YamlNode item : items(holder, key)) {
      if (item instanceof YamlMapping part) {
        part(part, whole, service);
      } else {
        unexpected(item, "an item of '" + key + "'", "an object");
      }
    }
  }

  /// The index of the part; that of its whole where it has no name and is left out.
  private int part(YamlMapping said, int whole, boolean service) {
    String name = text(said, "name");
    int index = parts.size();
    if (name.isEmpty()) {
      report(
          WARNING,
          "INVALID_COMPONENT",
          said.line(),
          "This %s has no name, so it is left out. Name it."
              .formatted(service ? "service" : "component"));
      index = whole;
    } else {
      String ref = text(said, "bom-ref");
      Integer first = ref.isEmpty() ? null : lineOfRef.putIfAbsent(ref, said.line());
      if (first != null) {
        report(
            WARNING,
            "DUPLICATE_BOM_REF",
            said.lineOf("bom-ref"),
            "The bom-ref '%s' is that of line %d already; dependencies mean that one. Give each its own."
                .formatted(ref, first));
      }
      List<String> endpoints = PartAttributes.endpoints(said);
      parts.add(
          new Part(
              whole,
              ref,
              service ? mapping.serviceClass() : mapping.classOf(text(said, "type")),
              text(said, "group"),
              name,
              text(said, "version"),
              text(said, "purl"),
              PartAttributes.maker(said).orElse(""),
              service && !endpoints.isEmpty() ? endpoints.getFirst() : "",
              mapping.softScopes().contains(text(said, "scope")),
              attributes.of(said),
              boms(said),
              said.line()));
    }
    parts(said, COMPONENTS, index, false);
    parts(said, SERVICES, index, true);
    return index;
  }

  private static List<Part.Reference> boms(YamlMapping part) {
    List<Part.Reference> boms = new ArrayList<>();
    for (YamlMapping reference : part.mappings("externalReferences")) {
      if (text(reference, "type").equals("bom")) {
        boms.add(new Part.Reference(text(reference, "url"), reference.lineOf("url")));
      }
    }
    return boms;
  }

  private void links(YamlMapping dependency) {
    YamlNode ref = dependency.get("ref");
    Optional<YamlScalar> dependent = reference(ref);
    if (dependent.isEmpty()) {
      unexpected(ref == null ? dependency : ref, "'ref' of a dependency", "a text");
      return;
    }
    for (YamlNode item : items(dependency, "dependsOn")) {
      reference(item)
          .ifPresentOrElse(
              provider ->
                  links.add(
                      new Link(
                          dependent.get().text().strip(),
                          provider.text().strip(),
                          false,
                          provider.line())),
              () -> unexpected(item, "an item of 'dependsOn'", "a text"));
    }
    for (YamlNode item : items(dependency, "provides")) {
      reference(item)
          .ifPresentOrElse(
              provided ->
                  links.add(
                      new Link(
                          provided.text().strip(),
                          dependent.get().text().strip(),
                          true,
                          provided.line())),
              () -> unexpected(item, "an item of 'provides'", "a text"));
    }
  }

  private static Optional<YamlScalar> reference(@Nullable YamlNode node) {
    return node instanceof YamlScalar scalar && !scalar.isNull() && !scalar.text().isBlank()
        ? Optional.of(scalar)
        : Optional.empty();
  }

  private List<YamlNode> items(YamlMapping holder, String key) {
    YamlNode node = holder.get(key);
    if (node instanceof YamlSequence list) {
      return list.items();
    }
    if (node != null && !(node instanceof YamlScalar none && none.isNull())) {
      unexpected(node, "'" + key + "'", "a list");
    }
    return List.of();
  }

  private void unexpected(YamlNode node, String what, String expected) {
    report(
        WARNING,
        "UNEXPECTED_TYPE",
        node.line(),
        "%s is not %s and was left out; correct it.".formatted(what, expected));
  }

  private static String text(YamlMapping holder, String key) {
    return holder.text(key).map(String::strip).orElse("");
  }
}
