package org.kaskade.importers.kubernetes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.kubernetes.ObjectKind.Role;
import org.kaskade.yaml.YamlMapping;

/// An application needs the objects whose label says that they are part of it.
final class ApplicationRule implements Rule {
  private record Place(CiRef application, String file) {}

  @Override
  public void apply(Estate estate) {
    Set<Place> reported = new HashSet<>();
    for (Role role : Role.values()) {
      for (Manifest part : estate.objects().all(role)) {
        if (!part.kind().ciClass().isEmpty()) {
          labels(part, estate).ifPresent(labels -> partOf(part, labels, estate, reported));
        }
      }
    }
  }

  /// The labels that name the application: the object's own, or those of its pods.
  private static Optional<YamlMapping> labels(Manifest part, Estate estate) {
    String label = estate.mapping().partOfLabel();
    return part.root()
        .mapping("metadata", "labels")
        .filter(labels -> labels.text(label).isPresent())
        .or(() -> part.pod().flatMap(pod -> pod.mapping("metadata", "labels")))
        .filter(labels -> labels.text(label).filter(name -> !name.isBlank()).isPresent());
  }

  private static void partOf(
      Manifest part, YamlMapping labels, Estate estate, Set<Place> reported) {
    String label = estate.mapping().partOfLabel();
    String name = labels.text(label).orElse("");
    Optional<String> environment =
        Optional.ofNullable(estate.references().annotated(part).get("environment"))
            .or(() -> estate.options().environment());
    CiRef application = estate.references().application(name, environment);
    int line = labels.lineOf(label);
    if (reported.add(new Place(application, part.file()))) {
      Map<String, Object> attributes = new HashMap<>();
      environment.ifPresent(known -> attributes.put("environment", known));
      estate.findings().ci(new FoundCi(application, name, attributes, part.file(), line));
    }
    CiRef ref = estate.references().of(part);
    estate.dependencies().add(application, ref, "PART_OF", part.file(), line);
  }
}
