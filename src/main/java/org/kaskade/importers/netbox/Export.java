package org.kaskade.importers.netbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All objects of a source, by kind and number.
///
/// An object that is only mentioned by another one, with its name, as the REST API does it, is
/// known by that.
final class Export {
  private final Map<Model, Map<String, NetboxObject>> objects = new EnumMap<>(Model.class);

  private final Map<String, NetboxObject> missing = new LinkedHashMap<>();

  Export(List<FileObjects> files) {
    for (FileObjects file : files) {
      for (NetboxObject object : file.objects()) {
        of(object.model()).putIfAbsent(object.id(), object);
      }
    }
  }

  private Map<String, NetboxObject> of(Model model) {
    return objects.computeIfAbsent(model, any -> new LinkedHashMap<>());
  }

  /// Those of a kind, in the order of the files; mentioned ones behind, as far as they are known
  /// yet.
  Collection<NetboxObject> all(Model model) {
    return List.copyOf(of(model).values());
  }

  Optional<NetboxObject> find(Model model, String id) {
    return Optional.ofNullable(of(model).get(id));
  }

  /// The object a field refers to.
  Optional<NetboxObject> follow(NetboxObject from, String field, Model model) {
    return follow(from, from.fields().get(field), model);
  }

  Optional<NetboxObject> follow(NetboxObject from, @Nullable Object value, Model model) {
    Optional<String> id = NetboxObject.reference(value);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    NetboxObject known = of(model).get(id.get());
    if (known == null
        && value instanceof Map<?, ?> nested
        && NetboxObject.text(nested).isPresent()) {
      Map<String, Object> fields = new HashMap<>();
      nested.forEach((name, each) -> fields.put(String.valueOf(name), each));
      known = new NetboxObject(model, id.get(), fields, from.file(), from.line(), true);
      of(model).put(id.get(), known);
    }
    if (known == null && !of(model).isEmpty()) {
      missing.putIfAbsent("%s %s".formatted(model.word(), id.get()), from);
    }
    return Optional.ofNullable(known);
  }

  /// Objects that others refer to and that the export lacks, though it has others of the kind, each
  /// with the first that does.
  Map<String, NetboxObject> missing() {
    return Collections.unmodifiableMap(missing);
  }

  /// Objects of a kind by the number of the object one of their fields refers to.
  Map<String, List<NetboxObject>> by(Model model, String field) {
    Map<String, List<NetboxObject>> by = new HashMap<>();
    for (NetboxObject object : all(model)) {
      object
          .reference(field)
          .ifPresent(id -> by.computeIfAbsent(id, any -> new ArrayList<>()).add(object));
    }
    return by;
  }
}
