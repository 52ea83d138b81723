package org.kaskade.importers.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Address;
import org.kaskade.importers.Addresses;
import org.kaskade.importers.compose.Part.Entries;
import org.kaskade.importers.compose.Part.Items;
import org.kaskade.importers.compose.Part.Nothing;
import org.kaskade.importers.compose.Part.Text;
import org.kaskade.importers.compose.Project.Declared;

/// What one service depends on within its project: what it declares, and what it has the address
/// of.
///
/// One dependency per provider: a declared one says more than an address, since it says whether it
/// can do without.
final class ServiceDependencies {
  private static final int LONGEST_VALUE = 1 << 16;

  private final Project project;
  private final ServiceNames names;
  private final AddressNames addressNames;
  private final EnvironmentFiles environmentFiles;
  private final Declared service;
  private final Map<String, Found> declared = new LinkedHashMap<>();
  private final Map<String, Found> called = new LinkedHashMap<>();
  private final Map<String, String> linkAliases = new LinkedHashMap<>();

  /// @param group the alias that several services share, or null
  /// @param soft whether it can do without
  record Found(String provider, @Nullable String group, boolean soft, Place place) {}

  ServiceDependencies(
      Project project,
      ServiceNames names,
      AddressNames addressNames,
      EnvironmentFiles environmentFiles,
      Declared service) {
    this.project = project;
    this.names = names;
    this.addressNames = addressNames;
    this.environmentFiles = environmentFiles;
    this.service = service;
    declared();
    addresses();
    called.keySet().removeAll(declared.keySet());
  }

  List<Found> fromDeclarations() {
    return List.copyOf(declared.values());
  }

  List<Found> fromAddresses() {
    return List.copyOf(called.values());
  }

  private void declared() {
    Entries body = service.body();
    body.entries("depends_on")
        .forEach((name, part) -> {
          boolean soft =
              part instanceof Entries settings
                  && settings.text("required").map(Text::text).orElse("").equals("false");
          declare("depends_on", name, soft, part.place());
        });
    for (Part part : body.items("links")) {
      if (part instanceof Text link) {
        String[] name = link.text().split(":", 2);
        declare("links", name[0], false, link.place());
        if (name.length == 2 && project.services.containsKey(name[0])) {
          linkAliases.put(name[1], name[0]);
        }
      }
    }
    for (Part part : body.items("volumes_from")) {
      if (part instanceof Text from) {
        boolean container = from.text().startsWith("container:");
        String[] name = (container ? from.text().substring(10) : from.text()).split(":", 2);
        declareShared("volumes_from", container, name[0], from.place());
      }
    }
    for (String key : List.of("network_mode", "ipc", "pid")) {
      body.text(key)
          .ifPresent(mode -> {
            String[] name = mode.text().split(":", 2);
            if (name.length == 2 && (name[0].equals("service") || name[0].equals("container"))) {
              declareShared(key, name[0].equals("container"), name[1], mode.place());
            }
          });
    }
    for (Part part : body.items("external_links")) {
      project.problems.note(
          "EXTERNAL_REFERENCE",
          part.place(),
          "the service %s links to a container outside of the project, which makes no dependency"
              .formatted(service.name()));
    }
  }

  private void declareShared(String key, boolean container, String name, Place place) {
    String provider = container ? names.ofContainer(name) : name;
    if (container && !project.services.containsKey(provider)) {
      project.problems.note(
          "EXTERNAL_REFERENCE",
          place,
          "%s of service %s names a container outside of the project, which makes no dependency"
              .formatted(key, service.name()));
    } else {
      declare(key, provider, false, place);
    }
  }

  private void declare(String key, String provider, boolean soft, Place place) {
    if (!project.services.containsKey(provider)) {
      if (provider.isBlank()) {
        return;
      }
      if (!project.problems.anyUnreadable()) {
        project.problems.warn(
            "DANGLING_REFERENCE",
            place,
            "%s of service %s names %s, which is no service of the project; declare it or correct"
                    .formatted(key, service.name(), provider)
                + " the name");
      }
    } else if (!provider.equals(service.name())) {
      declared.merge(
          provider,
          new Found(provider, null, soft, place),
          (first, further) -> first.soft() && !soft ? further : first);
    }
  }

  private void addresses() {
    if (project.characters.spent()) {
      return;
    }
    Entries body = service.body();
    Map<String, Part> environment = body.entries("environment");
    environment.forEach((name, part) -> {
      if (part instanceof Text text) {
        value(name, text);
      } else if (part instanceof Nothing && project.variables.containsKey(name)) {
        value(name, new Text(project.variables.getOrDefault(name, ""), Set.of(), part.place()));
      }
    });
    environmentFiles
        .of(service)
        .forEach((name, text) -> {
          if (!environment.containsKey(name) && project.parts.take(1)) {
            value(name, text);
          }
        });
    arguments(body.get("entrypoint"));
    arguments(body.get("command"));
  }

  private void value(String variable, Text text) {
    if (text.text().length() > LONGEST_VALUE || !project.characters.take(text.text().length())) {
      return;
    }
    for (Address address : Addresses.in(text.text())) {
      if (addressNames.called(address, variable)) {
        call(address, text.place());
      }
    }
    Address asIfBare = new Address(null, "unknown", null, null);
    if (!text.unresolved().isEmpty()
        && (text.text().contains("://") || addressNames.called(asIfBare, variable))) {
      unresolved(text, "the variable " + variable);
    }
  }

  private void arguments(@Nullable Part command) {
    List<Text> parts = new ArrayList<>();
    if (command instanceof Text text) {
      parts.add(text);
    } else if (command instanceof Items items) {
      for (Part item : items.items()) {
        if (item instanceof Text text) {
          parts.add(text);
        }
      }
    }
    Map<Address, Place> found = new LinkedHashMap<>();
    List<String> words = new ArrayList<>();
    for (Text part : parts) {
      if (part.text().length() <= LONGEST_VALUE && project.characters.take(part.text().length())) {
        for (String word : part.text().strip().split("\\s+", -1)) {
          words.add(word);
        }
        for (Address address : Addresses.inArguments(words)) {
          found.putIfAbsent(address, part.place());
        }
        String last = words.isEmpty() ? "" : words.getLast();
        words.clear();
        words.add(last); // an option whose argument is the next item
      }
    }
    found.forEach((address, place) -> {
      if (addressNames.called(address, null)) {
        call(address, place);
      }
    });
  }

  private void call(Address address, Place place) {
    String linked = linkAliases.get(address.host());
    Set<String> providers = linked == null ? names.at(address.host()) : Set.of(linked);
    if (providers.contains(service.name())) {
      return;
    }
    String group = providers.size() > 1 ? address.host() : null;
    for (String provider : providers) {
      called.putIfAbsent(provider, new Found(provider, group, false, place));
    }
  }

  private void unresolved(Text text, String where) {
    for (String variable : text.unresolved()) {
      project.problems.note(
          "UNRESOLVED_VARIABLE",
          text.place(),
          "%s has neither value nor default, so %s of service %s may hold an address that is not"
                  .formatted(variable, where, service.name())
              + " known; give it a value in .env or a default");
    }
  }
}
