package org.kaskade.importers.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.compose.Part.Entries;
import org.kaskade.importers.compose.Part.Text;
import org.kaskade.importers.compose.Project.Declared;
import org.kaskade.yaml.YamlMapping;

/// Follows `extends` from a service to the services it is made from, in the same file and in
/// others, at most 100 of them.
final class ServiceExtension {
  private static final int LONGEST = 100;

  private final ComposeFiles files;
  private final Project project;
  private final Merging merging;
  private final Conversion conversion;

  // A service that many extend is read once.
  private final IdentityHashMap<YamlMapping, Entries> forms = new IdentityHashMap<>();
  private final Map<String, List<YamlMapping>> documents = new HashMap<>();

  ServiceExtension(ComposeFiles files, Project project, Merging merging, Conversion conversion) {
    this.files = files;
    this.project = project;
    this.merging = merging;
    this.conversion = conversion;
  }

  /// A service in a file, not yet merged with what it extends.
  private record Step(
      String name, YamlMapping body, int line, YamlMapping services, Conversion conversion) {}

  /// The service with everything it extends merged below it.
  Declared of(String name, YamlMapping body, int line, YamlMapping services) {
    List<Entries> layers = new ArrayList<>();
    Map<String, Integer> standsAt = new LinkedHashMap<>();
    Set<List<String>> seen = new LinkedHashSet<>();
    Step step = new Step(name, body, line, services, conversion);
    while (step != null) {
      String file = step.conversion().file();
      if (!seen.add(List.of(file, step.name())) || layers.size() == LONGEST) {
        project.problems.warn(
            layers.size() == LONGEST ? "LIMIT" : "CYCLE",
            conversion.place(line),
            "the service %s extends itself or more than %d services; remove an extends"
                .formatted(name, LONGEST));
        break;
      }
      layers.add(form(step));
      standsAt.putIfAbsent(file, step.line());
      step = next(step, layers, standsAt);
    }
    Entries merged = layers.removeLast();
    while (!layers.isEmpty()) {
      merged = merging.of(merged, layers.removeLast());
    }
    return new Declared(name, merged, standsAt);
  }

  private Entries form(Step step) {
    return forms.computeIfAbsent(
        step.body(),
        body ->
            new ServiceForm(step.name(), step.conversion(), project.problems)
                .of(body, step.line()));
  }

  private @Nullable Step next(Step step, List<Entries> layers, Map<String, Integer> standsAt) {
    Part extended = step.conversion().under(step.body(), "extends");
    Entries reference =
        extended instanceof Text
            ? new Entries(Map.of("service", extended), false, extended.place())
            : extended instanceof Entries entries ? entries : null;
    if (reference == null) {
      return null;
    }
    String service = reference.text("service").map(Text::text).orElse(step.name());
    Optional<Text> file = reference.text("file");
    if (file.isPresent()) {
      return inFile(file.get(), service, step);
    }
    if (step.services().get(service) instanceof YamlMapping body) {
      int line = step.services().lineOf(service);
      return new Step(service, body, line, step.services(), step.conversion());
    }
    Declared known = project.services.get(service);
    if (known == null) {
      dangling(reference.place(), step.name(), service);
    } else {
      layers.add(known.body());
      known.standsAt().forEach(standsAt::putIfAbsent);
    }
    return null;
  }

  private @Nullable Step inFile(Text file, String service, Step step) {
    String from = step.conversion().file();
    String folder = project.folders.getOrDefault(from, Paths.folder(from));
    Optional<String> path = Paths.resolve(folder, file.text()).filter(files::exists);
    if (path.isEmpty()) {
      project.problems.warn(
          "MISSING_FILE",
          file.place(),
          "the service %s extends a file that is not there; correct its path"
              .formatted(step.name()));
      return null;
    }
    project.extended.add(path.get());
    for (YamlMapping root : documents(path.get())) {
      YamlMapping services = root.mapping("services").orElse(root);
      if (services.get(service) instanceof YamlMapping body) {
        return new Step(
            service, body, services.lineOf(service), services, step.conversion().in(path.get()));
      }
    }
    if (!project.problems.isUnreadable(path.get())) {
      dangling(file.place(), step.name(), service);
    }
    return null;
  }

  private List<YamlMapping> documents(String path) {
    return documents.computeIfAbsent(path, any -> files.documents(path, project.problems));
  }

  private void dangling(Place place, String service, String missing) {
    project.problems.warn(
        "DANGLING_REFERENCE",
        place,
        "the service %s extends %s, which is not declared; declare it or correct the name"
            .formatted(service, missing));
  }
}
