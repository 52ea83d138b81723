package org.kaskade.importers.kubernetes;

import static org.kaskade.importers.ProblemSeverity.WARNING;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.Secrets;
import org.kaskade.importers.kubernetes.Address.Certainty;
import org.kaskade.importers.kubernetes.ObjectKind.Role;
import org.kaskade.yaml.YamlMapping;

/// Every object of a class is a CI, once for each file that declares it.
final class CiRule implements Rule {
  @Override
  public void apply(Manifest manifest, Estate estate) {
    if (!manifest.kind().ciClass().isEmpty()) {
      CiRef ref = estate.references().of(manifest);
      Map<String, Object> attributes = attributes(manifest, estate);
      estate
          .findings()
          .ci(new FoundCi(ref, manifest.name(), attributes, manifest.file(), manifest.line()));
    }
  }

  private static Map<String, Object> attributes(Manifest manifest, Estate estate) {
    Map<String, Object> attributes =
        new LinkedHashMap<>(Attributes.at(manifest.kind().attributes(), manifest.root()));
    if (manifest.kind().role() == Role.WORKLOAD) {
      manifest
          .pod()
          .ifPresent(
              pod -> attributes.putAll(Attributes.at(estate.mapping().podAttributes(), pod)));
      putUnlessEmpty(attributes, "spreadOver", spreadOver(manifest));
      putUnlessEmpty(attributes, "externalHosts", externalHosts(manifest, estate));
    }
    estate.options().environment().ifPresent(known -> attributes.put("environment", known));
    annotations(manifest, estate, attributes);
    return attributes;
  }

  private static void annotations(
      Manifest manifest, Estate estate, Map<String, Object> attributes) {
    Set<String> identifying = estate.references().of(manifest).identity().keySet();
    estate
        .references()
        .annotated(manifest)
        .forEach((name, value) -> {
          if (Secrets.isSecretName(name)) {
            estate
                .findings()
                .problem(
                    WARNING,
                    "SECRET_ATTRIBUTE",
                    manifest.file(),
                    manifest.line(),
                    "An annotation of %s is named like a secret and left out; secrets do not"
                            .formatted(manifest.title())
                        + " belong into an inventory.");
          } else if (!identifying.contains(name)) {
            attributes.put(name, Attributes.clean(value));
          }
        });
  }

  private static void putUnlessEmpty(
      Map<String, Object> attributes, String name, Set<String> values) {
    if (!values.isEmpty()) {
      attributes.put(name, List.copyOf(values));
    }
  }

  /// The topology keys over which the manifest spreads the workload's own replicas.
  private static Set<String> spreadOver(Manifest workload) {
    YamlMapping spec = workload.podSpec().orElse(workload.root());
    List<YamlMapping> terms = new ArrayList<>(spec.mappings("topologySpreadConstraints"));
    String[] required = {
      "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution"
    };
    String[] preferred = {
      "affinity", "podAntiAffinity", "preferredDuringSchedulingIgnoredDuringExecution"
    };
    terms.addAll(spec.mappings(required));
    for (YamlMapping weighted : spec.mappings(preferred)) {
      weighted.mapping("podAffinityTerm").ifPresent(terms::add);
    }
    Set<String> keys = new LinkedHashSet<>();
    for (YamlMapping term : terms) {
      boolean own =
          term.mapping("labelSelector")
              .map(LabelSelector::parse)
              .filter(selector -> !selector.isEmpty() && selector.matches(workload.podLabels()))
              .isPresent();
      if (own) {
        term.text("topologyKey").ifPresent(keys::add);
      }
    }
    return keys;
  }

  /// The hosts outside the cluster that variables and arguments name with a scheme or a port.
  private static Set<String> externalHosts(Manifest workload, Estate estate) {
    ServiceNames names = new ServiceNames(estate.objects(), estate.options().clusterDomain());
    Set<String> hosts = new LinkedHashSet<>();
    for (PodTexts.Text text : PodTexts.of(workload, estate.objects())) {
      if (text.ofConfigMap() || Secrets.isSecretName(text.name())) {
        continue;
      }
      for (Address address : estate.addresses().find(text.name(), text.text())) {
        boolean full = address.certainty() == Certainty.SCHEME || address.port() > 0;
        if (full
            && address.host().matches("[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)*(?<=\\.[A-Za-z]{2,63})")
            && names.inFull(address.host()).isEmpty()
            && names.find(address.host(), workload.namespace()).isEmpty()) {
          hosts.add(address.host());
        }
      }
    }
    return hosts;
  }
}
