package org.kaskade.importers.kubernetes;

import static org.kaskade.importers.ProblemSeverity.WARNING;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kaskade.importers.kubernetes.ObjectKind.Backend;
import org.kaskade.importers.kubernetes.ObjectKind.Role;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlScalar;

/// An Ingress or a route needs the Services it sends requests to.
final class RouteRule implements Rule {
  @Override
  public void apply(Manifest route, Estate estate) {
    if (route.kind().role() != Role.ROUTE) {
      return;
    }
    Set<String> missing = new HashSet<>();
    for (Backend backend : route.kind().backends()) {
      for (YamlMapping entry : backend.path().mappings(route.root())) {
        if (entry.get(backend.nameKey()) instanceof YamlScalar name
            && !name.isNull()
            && entry.text("kind").orElse("Service").equals("Service")) {
          String namespace = entry.text("namespace").orElse(route.namespace());
          to(route, namespace, name, missing, estate);
        }
      }
    }
  }

  private static void to(
      Manifest route, String namespace, YamlScalar name, Set<String> missing, Estate estate) {
    List<Manifest> services = estate.objects().services(namespace, name.text());
    if (!services.isEmpty()) {
      estate
          .dependencies()
          .add(
              estate.references().of(route),
              estate.references().of(services.getFirst()),
              "EXPOSES",
              route.file(),
              name.line());
    } else if (missing.add(namespace + "/" + name.text())) {
      estate
          .findings()
          .problem(
              WARNING,
              "DANGLING_REFERENCE",
              route.file(),
              name.line(),
              "%s sends requests to Service %s/%s, which is not in this inventory. Correct the name,"
                      .formatted(route.title(), namespace, name.text())
                  + " or add the Service's manifest to the source's paths.");
    }
  }
}
