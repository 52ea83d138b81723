package org.kaskade.importers.compose;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.importers.compose.Part.Text;
import org.kaskade.importers.compose.Project.Declared;
import org.kaskade.importers.compose.ServiceDependencies.Found;
import org.kaskade.schema.Strength;

/// Says what one project holds: a CI for each service and named volume, by each file that speaks of
/// it, and their dependencies.
final class ProjectFindings {
  private final Project project;
  private final ComposeMapping mapping;
  private final VolumeNames volumes;
  private final EnvironmentFiles environmentFiles;
  private final @Nullable String environment;
  private final Findings findings;

  ProjectFindings(
      Project project,
      ComposeMapping mapping,
      VolumeNames volumes,
      EnvironmentFiles environmentFiles,
      @Nullable String environment,
      Findings findings) {
    this.project = project;
    this.mapping = mapping;
    this.volumes = volumes;
    this.environmentFiles = environmentFiles;
    this.environment = environment;
    this.findings = findings;
  }

  void say() {
    for (Declared volume : project.volumes.values()) {
      CiRef ref = volumes.ref(project, volume);
      for (Map.Entry<String, Integer> place : volume.standsAt().entrySet()) {
        Map<String, Object> attributes = withEnvironment();
        volume
            .body()
            .text("driver")
            .filter(driver -> driver.place().file().equals(place.getKey()))
            .ifPresent(driver -> attributes.put("driver", driver.text()));
        String name = ref.identity().getOrDefault("name", volume.name());
        findings.ci(new FoundCi(ref, name, attributes, place.getKey(), place.getValue()));
      }
    }
    ServiceNames names = new ServiceNames(project);
    for (Declared service : project.services.values()) {
      ServiceAttributes said = ServiceAttributes.of(service.body(), mapping);
      for (Map.Entry<String, Integer> place : service.standsAt().entrySet()) {
        Map<String, Object> attributes = withEnvironment();
        attributes.putAll(said.from(place.getKey()));
        findings.ci(
            new FoundCi(
                ref(service), service.name(), attributes, place.getKey(), place.getValue()));
      }
      dependencies(
          service,
          new ServiceDependencies(
              project, names, mapping.addressNames(), environmentFiles, service));
      mounts(service);
    }
    if (project.parts.spent() || project.characters.spent()) {
      project.problems.warn(
          "LIMIT",
          new Place(project.rootFiles.getFirst(), 1),
          "the project grows too large by extends or variables, so part of it was left out;"
              + " say less by extends and variables");
    }
  }

  private Map<String, Object> withEnvironment() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    if (environment != null) {
      attributes.put("environment", environment);
    }
    return attributes;
  }

  private CiRef ref(Declared service) {
    return new CiRef(
        ServiceAttributes.ciClass(service.body(), mapping),
        Map.of("project", project.id, "name", service.name()));
  }

  private void dependencies(Declared service, ServiceDependencies found) {
    found.fromDeclarations().forEach(each -> say(service, mapping.declaredType(), each));
    found.fromAddresses().forEach(each -> say(service, mapping.addressType(), each));
  }

  private void say(Declared service, String type, Found found) {
    Declared provider = project.services.get(found.provider());
    if (provider != null) {
      findings.dependency(
          new FoundDependency(
              ref(service),
              ref(provider),
              type,
              found.soft() ? Strength.SOFT : null,
              found.group(),
              null,
              found.place().file(),
              found.place().line()));
    }
  }

  private void mounts(Declared service) {
    Map<CiRef, Place> mounted = new LinkedHashMap<>();
    for (Part part : service.body().entries("volumes").values()) {
      if (part instanceof Text name) {
        mount(service, name, name.place(), mounted);
      }
    }
    for (Part part : service.body().items("volumes_from")) {
      if (part instanceof Text from) {
        Set<String> seen = new LinkedHashSet<>(List.of(service.name()));
        mountsOf(from.text().split(":", 2)[0], from.place(), mounted, seen);
      }
    }
    mounted.forEach((volume, place) ->
        findings.dependency(
            new FoundDependency(
                ref(service), volume, mapping.volumeType(), place.file(), place.line())));
  }

  /// Adds what the other service mounts, and what it takes from others in turn.
  private void mountsOf(String other, Place place, Map<CiRef, Place> mounted, Set<String> seen) {
    Declared provider = project.services.get(other);
    if (provider == null || seen.size() > 100 || !seen.add(other)) {
      return;
    }
    for (Part part : provider.body().entries("volumes").values()) {
      if (part instanceof Text name && project.parts.take(1)) {
        mount(provider, name, place, mounted);
      }
    }
    for (Part part : provider.body().items("volumes_from")) {
      if (part instanceof Text from) {
        mountsOf(from.text().split(":", 2)[0], place, mounted, seen);
      }
    }
  }

  private void mount(Declared service, Text name, Place place, Map<CiRef, Place> mounted) {
    Declared volume = project.volumes.get(name.text());
    if (volume != null) {
      mounted.putIfAbsent(volumes.ref(project, volume), place);
    } else if (!project.problems.anyUnreadable()) {
      project.problems.warn(
          "DANGLING_REFERENCE",
          name.place(),
          ("the service %s mounts the volume %s, which is not declared; declare it under volumes,"
                  + " or begin its path with ./")
              .formatted(service.name(), name.text()));
    }
  }
}
