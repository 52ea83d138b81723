package org.kaskade.importers.kubernetes;

import static org.kaskade.importers.ProblemSeverity.WARNING;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.FoundDependency;
import org.kaskade.importers.kubernetes.ObjectKind.Role;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlScalar;

/// A Service needs the workloads whose pods it selects, any one of them where they are several; one
/// that stands for a name needs what is behind the name.
final class ServiceRule implements Rule {
  private static final String GROUP = "endpoints";

  @Override
  public void apply(Manifest service, Estate estate) {
    if (service.kind().role() != Role.SERVICE) {
      return;
    }
    if (service.root().text("spec", "type").orElse("").equals("ExternalName")) {
      external(service, estate);
    } else {
      selecting(service, estate);
    }
  }

  static LabelSelector selector(Manifest service) {
    return LabelSelector.ofLabels(service.root().mapping("spec", "selector"));
  }

  private static void selecting(Manifest service, Estate estate) {
    LabelSelector selector = selector(service);
    if (selector.isEmpty()) {
      return;
    }
    YamlMapping spec = service.root().mapping("spec").orElse(service.root());
    int line = spec.lineOf("selector");
    List<Manifest> selected = endpoints(service, estate.objects());
    if (selected.isEmpty()) {
      estate
          .findings()
          .problem(
              WARNING,
              "DANGLING_REFERENCE",
              service.file(),
              line,
              service.title()
                  + " selects no workload of this inventory. Correct its selector, or add the"
                  + " workload's manifest to the source's paths.");
    }
    boolean several = selected.size() > 1;
    CiRef dependent = estate.references().of(service);
    for (Manifest workload : selected) {
      estate
          .dependencies()
          .add(
              new FoundDependency(
                  dependent,
                  estate.references().of(workload),
                  "EXPOSES",
                  null,
                  several ? GROUP : null,
                  several ? "1" : null,
                  service.file(),
                  line));
    }
  }

  /// The selected workloads that serve: without tasks and without those that declare other ports
  /// only, unless none would be left.
  private static List<Manifest> endpoints(Manifest service, ClusterObjects objects) {
    List<Manifest> selected = objects.workloads(service.namespace(), selector(service));
    List<Manifest> serving = preferred(selected, workload -> !workload.kind().task());
    List<String> ports =
        service.root().mappings("spec", "ports").stream()
            .map(port -> port.text("targetPort").or(() -> port.text("port")))
            .flatMap(Optional::stream)
            .toList();
    return preferred(serving, workload -> ports.stream().anyMatch(port -> listens(workload, port)));
  }

  private static List<Manifest> preferred(List<Manifest> all, Predicate<Manifest> condition) {
    List<Manifest> some = all.stream().filter(condition).toList();
    return some.isEmpty() ? all : some;
  }

  private static boolean listens(Manifest workload, String port) {
    return YamlPath.parse("spec.containers[].ports[]")
        .mappings(workload.pod().orElse(workload.root()))
        .stream()
        .anyMatch(declared ->
            declared.text("containerPort").orElse("").equals(port)
                || declared.text("name").orElse("").equals(port));
  }

  private static void external(Manifest service, Estate estate) {
    if (!(service.root().at("spec", "externalName") instanceof YamlScalar name)) {
      return;
    }
    CiRef dependent = estate.references().of(service);
    ServiceNames names = new ServiceNames(estate.objects(), estate.options().clusterDomain());
    Optional<CiRef> provider =
        names.find(name.text(), service.namespace()).map(estate.references()::of);
    if (provider.isEmpty()) {
      provider =
          estate.objects().named("Node", "", name.text()).stream()
              .findFirst()
              .map(estate.references()::of);
    }
    provider.ifPresent(found ->
        estate.dependencies().add(dependent, found, Dependencies.ANY, service.file(), name.line()));
  }
}
