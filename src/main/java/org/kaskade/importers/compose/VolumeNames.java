package org.kaskade.importers.compose;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.compose.Part.Entries;
import org.kaskade.importers.compose.Part.Text;
import org.kaskade.importers.compose.Project.Declared;

/// Which CI a named volume is. An external one is that of the project that makes it, where exactly
/// one does; else all external ones of that name are one.
final class VolumeNames {
  private final String source;
  private final String volumeClass;
  private final Map<String, Set<CiRef>> made = new HashMap<>();

  VolumeNames(String source, String volumeClass, Collection<Project> projects) {
    this.source = source;
    this.volumeClass = volumeClass;
    for (Project project : projects) {
      for (Declared volume : project.volumes.values()) {
        if (!isExternal(volume)) {
          String name = givenName(volume, project.name() + "_" + volume.name());
          made.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(own(project, volume));
        }
      }
    }
  }

  CiRef ref(Project project, Declared volume) {
    if (!isExternal(volume)) {
      return own(project, volume);
    }
    String name = givenName(volume, volume.name());
    Set<CiRef> makers = made.getOrDefault(name, Set.of());
    return makers.size() == 1
        ? makers.iterator().next()
        : new CiRef(volumeClass, Map.of("project", source + ":external", "name", name));
  }

  private CiRef own(Project project, Declared volume) {
    return new CiRef(volumeClass, Map.of("project", project.id, "name", volume.name()));
  }

  private static boolean isExternal(Declared volume) {
    return switch (volume.body().get("external")) {
      case Entries settings -> true;
      case Text text -> text.text().equals("true");
      case null, default -> false;
    };
  }

  private static String givenName(Declared volume, String otherwise) {
    Entries body = volume.body();
    return body.text("name")
        .or(() -> body.get("external") instanceof Entries old ? old.text("name") : Optional.empty())
        .map(Text::text)
        .filter(name -> !name.isBlank())
        .orElse(otherwise);
  }
}
