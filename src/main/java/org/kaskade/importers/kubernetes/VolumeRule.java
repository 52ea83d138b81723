package org.kaskade.importers.kubernetes;

import static org.kaskade.importers.ProblemSeverity.WARNING;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.kubernetes.ObjectKind.Role;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlScalar;

/// A workload stores on the volumes it claims, and on those a StatefulSet claims for each replica.
///
/// The claims made from one template are one Volume, named as Kubernetes begins their names:
/// `data-redis` for the template `data` of the StatefulSet `redis`.
final class VolumeRule implements Rule {
  private static final String TYPE = "STORES_ON";

  @Override
  public void apply(Manifest workload, Estate estate) {
    if (workload.kind().role() == Role.WORKLOAD) {
      claims(workload, estate);
      estate.mapping().kindOf(Role.VOLUME).ifPresent(kind -> templates(workload, kind, estate));
    }
  }

  private static void claims(Manifest workload, Estate estate) {
    List<YamlMapping> volumes =
        workload.podSpec().map(spec -> spec.mappings("volumes")).orElse(List.of());
    for (YamlMapping volume : volumes) {
      if (!(volume.at("persistentVolumeClaim", "claimName") instanceof YamlScalar claim)
          || claim.isNull()) {
        continue;
      }
      List<Manifest> named =
          estate.objects().named("PersistentVolumeClaim", workload.namespace(), claim.text());
      if (named.isEmpty()) {
        estate
            .findings()
            .problem(
                WARNING,
                "DANGLING_REFERENCE",
                workload.file(),
                claim.line(),
                workload.title()
                    + " mounts a claim that is not in this inventory. Correct its name, or add the"
                    + " PersistentVolumeClaim's manifest to the source's paths.");
      } else {
        estate
            .dependencies()
            .add(
                estate.references().of(workload),
                estate.references().of(named.getFirst()),
                TYPE,
                workload.file(),
                claim.line());
      }
    }
  }

  private static void templates(Manifest workload, ObjectKind claimKind, Estate estate) {
    for (YamlMapping template : workload.root().mappings("spec", "volumeClaimTemplates")) {
      Optional<String> prefix = template.text("metadata", "name").filter(name -> !name.isBlank());
      if (prefix.isEmpty()) {
        continue;
      }
      String name = prefix.get() + "-" + workload.name();
      CiRef volume = estate.references().volume(claimKind.ciClass(), workload.namespace(), name);
      Map<String, Object> attributes =
          new HashMap<>(Attributes.at(claimKind.attributes(), template));
      attributes.put("perReplica", true);
      estate.options().environment().ifPresent(known -> attributes.put("environment", known));
      estate.findings().ci(new FoundCi(volume, name, attributes, workload.file(), template.line()));
      estate
          .dependencies()
          .add(estate.references().of(workload), volume, TYPE, workload.file(), template.line());
    }
  }
}
