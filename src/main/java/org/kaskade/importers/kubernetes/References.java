package org.kaskade.importers.kubernetes;

import static org.kaskade.importers.ProblemSeverity.WARNING;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.kubernetes.ObjectKind.Role;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CiClass.IdentificationRule;
import org.kaskade.schema.CmdbSchema;

/// Which CI an object is.
final class References {
  private final KubernetesMapping mapping;
  private final KubernetesOptions options;
  private final CmdbSchema schema;
  private final Map<ObjectId, CiRef> known = new HashMap<>();

  References(KubernetesMapping mapping, KubernetesOptions options, CmdbSchema schema) {
    this.mapping = mapping;
    this.options = options;
    this.schema = schema;
  }

  /// Takes an object's class from its annotation, if it has one; to be called for all manifests
  /// before any is referred to, since another manifest of the object may have the annotation.
  ///
  /// @param findings where it asks for one that it can't have
  void learn(Manifest manifest, Findings findings) {
    String annotation = mapping.annotationPrefix() + "class";
    String wanted = manifest.annotations().get(annotation);
    if (wanted == null || known.containsKey(manifest.id())) {
      return;
    }
    Optional<CiClass> declared = schema.ciClass(wanted).filter(c -> !c.abstractClass());
    Optional<CiRef> ref = declared.flatMap(ciClass -> identified(ciClass, manifest));
    if (ref.isPresent()) {
      known.put(manifest.id(), ref.get());
      return;
    }
    findings.problem(
        WARNING,
        declared.isEmpty() ? "UNKNOWN_CLASS" : "UNSUITABLE_CLASS",
        manifest.file(),
        manifest.root().mapping("metadata", "annotations").map(a -> a.lineOf(annotation)).orElse(1),
        "The class that %s asks for in %s %s; it stays a %s."
            .formatted(
                manifest.title(),
                annotation,
                declared.isEmpty()
                    ? "is not declared; name one of cmdb-schema/classes"
                    : "has no identification rule that a Kubernetes object fulfils; name another,"
                        + " or add a rule to the class",
                manifest.kind().ciClass()));
  }

  /// Whether this manifest, or another of its object, asks for a class.
  boolean asksForClass(Manifest manifest) {
    return known.containsKey(manifest.id())
        || manifest.annotations().containsKey(mapping.annotationPrefix() + "class");
  }

  CiRef of(Manifest manifest) {
    CiRef ref = known.get(manifest.id());
    return ref != null ? ref : new CiRef(manifest.kind().ciClass(), identity(manifest));
  }

  CiRef volume(String volumeClass, String namespace, String name) {
    return new CiRef(volumeClass, scoped(namespace, name));
  }

  /// A node by its name: its full host name, or a name within the cluster.
  CiRef node(String nodeClass, String name) {
    return new CiRef(
        nodeClass,
        name.contains(".")
            ? Map.of("fqdn", name)
            : Map.of("cluster", options.cluster(), "name", name));
  }

  CiRef nodePool(String name) {
    return new CiRef(mapping.poolClass(), Map.of("cluster", options.cluster(), "name", name));
  }

  CiRef application(String name, Optional<String> environment) {
    Map<String, String> identity = new TreeMap<>(Map.of("name", name));
    environment.ifPresent(known -> identity.put("environment", known));
    return new CiRef(mapping.applicationClass(), identity);
  }

  private Map<String, String> identity(Manifest manifest) {
    if (manifest.kind().role() == Role.NODE) {
      return node(manifest.kind().ciClass(), manifest.name()).identity();
    }
    Map<String, String> identity = scoped(manifest.namespace(), manifest.name());
    if (manifest.kind().role() == Role.WORKLOAD || manifest.kind().role() == Role.ROUTE) {
      identity.put("kind", manifest.kind().kind());
    }
    return identity;
  }

  private Map<String, String> scoped(String namespace, String name) {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("cluster", options.cluster());
    identity.put("namespace", namespace);
    identity.put("name", name);
    return identity;
  }

  /// The object as a CI of another class: by the first of its rules that is complete.
  private Optional<CiRef> identified(CiClass ciClass, Manifest manifest) {
    Map<String, String> values = new LinkedHashMap<>();
    options.environment().ifPresent(environment -> values.put("environment", environment));
    values.putAll(annotated(manifest));
    values.putAll(identity(manifest));
    values.put("kind", manifest.kind().kind());
    values.put("name", manifest.name());
    for (IdentificationRule rule : ciClass.identification()) {
      List<String> attributes = rule.attributes();
      if (!attributes.isEmpty() && values.keySet().containsAll(attributes)) {
        Map<String, String> identity = new TreeMap<>();
        attributes.forEach(name -> identity.put(name, values.getOrDefault(name, "")));
        return Optional.of(new CiRef(ciClass.name(), identity));
      }
    }
    return Optional.empty();
  }

  /// The attributes that an object's annotations set.
  Map<String, String> annotated(Manifest manifest) {
    String prefix = mapping.annotationPrefix();
    Map<String, String> attributes = new LinkedHashMap<>();
    manifest
        .annotations()
        .forEach((key, value) -> {
          String name = key.startsWith(prefix) ? key.substring(prefix.length()) : "";
          if (!name.isEmpty() && !name.equals("class")) {
            attributes.put(name, value);
          }
        });
    return attributes;
  }
}
