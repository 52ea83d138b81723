package org.kaskade.importers.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kaskade.importers.compose.Part.Entries;
import org.kaskade.importers.compose.Part.Text;

/// The attributes of one service, each with the place its effective value comes from.
final class ServiceAttributes {
  private static final Pattern PORTS = Pattern.compile("[0-9]{1,5}(-[0-9]{1,5})?");

  private final Map<String, Said> attributes = new LinkedHashMap<>();

  /// @param value a string, a number or a list of strings
  record Said(Object value, Place place) {}

  /// What a service that is a workload says of itself, then what its labels say.
  static ServiceAttributes of(Entries body, ComposeMapping mapping) {
    ServiceAttributes said = new ServiceAttributes();
    if (ciClass(body, mapping).equals(mapping.serviceClass())) {
      said.put("kind", mapping.kind(), body.place());
      body.text("image")
          .ifPresent(image -> said.put("images", List.of(image.text()), image.place()));
      said.replicas(body);
      said.ports(body);
      body.text("restart").ifPresent(text -> said.put("restartPolicy", text.text(), text.place()));
    }
    labels(body, mapping).forEach((name, text) -> said.put(name, text.text(), text.place()));
    said.attributes.remove("class");
    return said;
  }

  /// The class a label gives the service, or that of services.
  static String ciClass(Entries body, ComposeMapping mapping) {
    return Optional.ofNullable(labels(body, mapping).get("class"))
        .map(Text::text)
        .orElse(mapping.serviceClass());
  }

  /// What this file says.
  Map<String, Object> from(String file) {
    Map<String, Object> values = new LinkedHashMap<>();
    attributes.forEach((name, said) -> {
      if (said.place().file().equals(file)) {
        values.put(name, said.value());
      }
    });
    return values;
  }

  private static Map<String, Text> labels(Entries body, ComposeMapping mapping) {
    Map<String, Text> labels = new LinkedHashMap<>();
    body.entries("labels")
        .forEach((label, part) -> {
          String name = label.substring(Math.min(label.length(), mapping.labelPrefix().length()));
          if (label.startsWith(mapping.labelPrefix())
              && !name.isBlank()
              && part instanceof Text text
              && !text.text().isBlank()) {
            labels.put(name, text);
          }
        });
    return labels;
  }

  private void put(String name, Object value, Place place) {
    attributes.put(name, new Said(value, place));
  }

  private void replicas(Entries body) {
    Optional<Text> replicas =
        body.get("deploy") instanceof Entries deploy ? deploy.text("replicas") : Optional.empty();
    replicas
        .or(() -> body.text("scale"))
        .filter(text -> text.text().matches("[0-9]{1,6}"))
        .ifPresent(text -> put("replicas", Long.valueOf(text.text()), text.place()));
  }

  private void ports(Entries body) {
    Set<String> ports = new LinkedHashSet<>();
    List<Part> said = new ArrayList<>(body.items("expose"));
    said.addAll(body.items("ports"));
    for (Part part : said) {
      containerPort(part).ifPresent(ports::add);
    }
    if (!ports.isEmpty()) {
      put("ports", List.copyOf(ports), said.getLast().place());
    }
  }

  /// The port within the container, as number or, but for TCP, number/protocol.
  private static Optional<String> containerPort(Part part) {
    String written =
        switch (part) {
          case Text text -> text.text();
          case Entries entries ->
              entries.text("target").map(Text::text).orElse("")
                  + "/"
                  + entries.text("protocol").map(Text::text).orElse("tcp");
          default -> "";
        };
    int slash = written.indexOf('/');
    String port = slash < 0 ? written : written.substring(0, slash);
    String protocol = slash < 0 ? "tcp" : written.substring(slash + 1);
    String inside = port.substring(port.lastIndexOf(':') + 1);
    return !PORTS.matcher(inside).matches() || protocol.length() > 4
        ? Optional.empty()
        : Optional.of(protocol.equals("tcp") ? inside : inside + "/" + protocol);
  }
}
