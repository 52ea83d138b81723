package org.kaskade.importers.kubernetes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.FoundCi;
import org.kaskade.yaml.YamlMapping;

/// An application needs the objects whose label says that they are part of it.
final class ApplicationRule implements Rule {
  @Override
  public void apply(Manifest part, Estate estate) {
    if (!part.kind().ciClass().isEmpty()) {
      labels(part, estate).ifPresent(labels -> partOf(part, labels, estate));
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

  private static void partOf(Manifest part, YamlMapping labels, Estate estate) {
    String label = estate.mapping().partOfLabel();
    String name = labels.text(label).orElse("");
    Optional<String> environment =
        Optional.ofNullable(estate.references().annotated(part).get("environment"))
            .or(() -> estate.options().environment());
    CiRef application = estate.references().application(name, environment);
    int line = labels.lineOf(label);
    Map<String, Object> attributes = new HashMap<>();
    environment.ifPresent(known -> attributes.put("environment", known));
    estate.named().ci(new FoundCi(application, name, attributes, part.file(), line));
    CiRef ref = estate.references().of(part);
    estate.dependencies().add(application, ref, "PART_OF", part.file(), line);
  }
}
