package org.kaskade.importers.cyclonedx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;

/// Reads what a bill of materials says of a component or service besides what identifies it.
final class PartAttributes {
  private final CycloneDxMapping mapping;

  PartAttributes(CycloneDxMapping mapping) {
    this.mapping = mapping;
  }

  /// Values by attribute, whether or not the class will have it.
  Map<String, Object> of(YamlMapping part) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (YamlMapping property : part.mappings("properties")) {
      String name = property.text("name").orElse("");
      mapping
          .properties()
          .forEach((attribute, known) -> {
            if (known.equals(name)) {
              property
                  .text("value")
                  .or(() -> property.text(XmlTree.CONTENT))
                  .ifPresent(value -> values.putIfAbsent(attribute, value));
            }
          });
    }
    // That an application is one is its class already.
    put(values, "kind", part.text("type").filter(type -> !type.equals("application")));
    put(values, "description", part.text("description"));
    put(values, "version", part.text("version"));
    put(values, "group", part.text("group"));
    put(values, "packageUrl", part.text("purl"));
    maker(part)
        .ifPresent(maker -> {
          values.put("supplier", maker);
          values.put("manufacturer", maker);
          values.put("provider", maker);
        });
    put(values, "vendor", part.text("publisher").or(() -> maker(part)));
    list(values, "licences", licences(part));
    list(values, "hashes", hashes(part));
    for (YamlMapping reference : part.mappings("externalReferences")) {
      String attribute =
          switch (reference.text("type").orElse("")) {
            case "vcs" -> "repository";
            case "website", "documentation" -> "url";
            default -> "";
          };
      if (!attribute.isEmpty()) {
        put(values, attribute, reference.text("url"));
      }
    }
    service(part, values);
    return values;
  }

  /// Who makes or supplies it.
  static Optional<String> maker(YamlMapping part) {
    return part.text("supplier", "name")
        .or(() -> part.text("manufacturer", "name"))
        .or(() -> part.text("provider", "name"))
        .or(() -> part.text("publisher"))
        .map(String::strip)
        .filter(name -> !name.isEmpty());
  }

  /// The addresses of a service.
  static List<String> endpoints(YamlMapping part) {
    List<String> endpoints = new ArrayList<>();
    for (YamlNode item : part.items("endpoints")) {
      if (item instanceof YamlScalar text && !text.isNull() && !text.text().isBlank()) {
        endpoints.add(text.text().strip());
      }
    }
    return endpoints;
  }

  private static void service(YamlMapping part, Map<String, Object> values) {
    list(values, "endpoints", endpoints(part));
    put(values, "authenticated", part.text("authenticated"));
    put(values, "crossesTrustBoundary", part.text("x-trust-boundary"));
    List<String> flows = new ArrayList<>();
    for (YamlMapping flow : part.mappings("data")) {
      // In XML the classification holds the direction, and lies in the flow since version 1.5.
      YamlMapping inner = flow.mapping("classification").orElse(flow);
      flow.text("classification")
          .or(() -> inner.text(XmlTree.CONTENT))
          .ifPresent(
              sort -> flows.add(sort + inner.text("flow").map(way -> ": " + way).orElse("")));
    }
    list(values, "handledData", flows);
  }

  private static List<String> licences(YamlMapping part) {
    List<String> licences = new ArrayList<>();
    for (YamlMapping choice : part.mappings("licenses")) {
      choice
          .text("license", "id")
          .or(() -> choice.text("license", "name"))
          .or(() -> choice.text("expression"))
          .or(() -> choice.text("expression", XmlTree.CONTENT))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .ifPresent(licences::add);
    }
    return licences;
  }

  private static List<String> hashes(YamlMapping part) {
    List<String> hashes = new ArrayList<>();
    for (YamlMapping hash : part.mappings("hashes")) {
      hash.text(XmlTree.CONTENT)
          .ifPresent(content ->
              hashes.add(hash.text("alg").map(alg -> alg + ":").orElse("") + content.strip()));
    }
    return hashes;
  }

  private static void put(Map<String, Object> values, String name, Optional<String> text) {
    text.map(String::strip)
        .filter(value -> !value.isEmpty())
        .ifPresent(value -> values.putIfAbsent(name, value));
  }

  private static void list(Map<String, Object> values, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      values.put(name, texts);
    }
  }
}
