package org.kaskade.importers.compose;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kaskade.importers.compose.Part.Entries;
import org.kaskade.importers.compose.Part.Text;
import org.kaskade.importers.compose.Project.Declared;

/// Which services of a project a host name means: their names first, then container and host names,
/// network aliases and fixed addresses.
final class ServiceNames {
  private final Map<String, Set<String>> servicesByHost = new HashMap<>();
  private final Map<String, String> servicesByContainer = new HashMap<>();

  ServiceNames(Project project) {
    for (Declared service : project.services.values()) {
      Entries body = service.body();
      body.text("container_name")
          .ifPresent(name -> {
            servicesByContainer.putIfAbsent(name.text(), service.name());
            put(name, service);
          });
      body.text("hostname").ifPresent(name -> put(name, service));
      for (Part network : body.entries("networks").values()) {
        if (network instanceof Entries settings) {
          for (Part alias : settings.items("aliases")) {
            if (alias instanceof Text name) {
              put(name, service);
            }
          }
          settings.text("ipv4_address").ifPresent(address -> put(address, service));
          settings.text("ipv6_address").ifPresent(address -> put(address, service));
        }
      }
    }
    for (String name : project.services.keySet()) {
      servicesByHost.put(lowerCase(name), new LinkedHashSet<>(Set.of(name)));
    }
  }

  /// The services that answer to this host name: several where they share an alias.
  Set<String> at(String host) {
    return servicesByHost.getOrDefault(lowerCase(host), Set.of());
  }

  /// The service whose container has this name, or the name itself where none has.
  String ofContainer(String container) {
    return servicesByContainer.getOrDefault(container, container);
  }

  private void put(Text host, Declared service) {
    if (!host.text().isBlank()) {
      servicesByHost
          .computeIfAbsent(lowerCase(host.text()), name -> new LinkedHashSet<>())
          .add(service.name());
    }
  }

  private static String lowerCase(String host) {
    return host.toLowerCase(Locale.ROOT);
  }
}
