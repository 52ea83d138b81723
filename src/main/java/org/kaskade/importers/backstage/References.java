package org.kaskade.importers.backstage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Reads what one entity refers to, and reports what is no reference.
final class References {
  private final BackstageMapping mapping;
  private final EntityRef entity;
  private final CatalogFileDraft draft;

  References(BackstageMapping mapping, EntityRef entity, CatalogFileDraft draft) {
    this.mapping = mapping;
    this.entity = entity;
    this.draft = draft;
  }

  /// @param name as it is written
  record Named(EntityRef ref, String name, int line) {}

  List<Reference> of(YamlMapping spec) {
    List<Reference> found = new ArrayList<>();
    for (ReferenceField field : mapping.references()) {
      for (Named named : named(spec, field.name(), field.kind())) {
        found.add(new Reference(field, named.ref(), named.name(), named.line()));
      }
    }
    return found;
  }

  /// What one field names.
  ///
  /// @param kind of references that name none; null where they must
  List<Named> named(YamlMapping spec, String field, @Nullable String kind) {
    YamlNode node = spec.get(field);
    List<YamlNode> items =
        node == null ? List.of() : node instanceof YamlSequence list ? list.items() : List.of(node);
    List<Named> found = new ArrayList<>();
    for (YamlNode item : items) {
      named(item, field, kind).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Named> named(YamlNode item, String field, @Nullable String defaultKind) {
    if (item instanceof YamlScalar none && (none.isNull() || none.text().isBlank())) {
      return Optional.empty();
    }
    Optional<EntityRef.Written> written =
        switch (item) {
          case YamlScalar scalar -> EntityRef.Written.parse(scalar.text());
          case YamlMapping parts ->
              EntityRef.Written.parse(
                  prefix(parts, "kind", ":")
                      + prefix(parts, "namespace", "/")
                      + parts.text("name").orElse(""));
          case YamlSequence list -> Optional.empty();
        };
    if (written.isEmpty()) {
      draft.warn(
          "INVALID_REFERENCE",
          item.line(),
          "'%s' holds something that refers to no entity, which was left out. Write [kind:][namespace/]name."
              .formatted(field));
      return Optional.empty();
    }
    String kind = written.get().kind();
    if (kind.isEmpty()) {
      kind = defaultKind == null ? "" : defaultKind;
    }
    if (kind.isEmpty()) {
      draft.warn(
          "MISSING_KIND",
          item.line(),
          "A reference in '%s' must say the kind, and that to '%s' doesn't, so it was left out. Write e.g. component:%s."
              .formatted(field, written.get().name(), written.get().name()));
      return Optional.empty();
    }
    if (!mapping.knows(kind)) {
      draft.warn(
          "UNKNOWN_KIND",
          item.line(),
          "'%s' refers to '%s' as a '%s', which is no kind that is known, so it was left out. Correct the kind."
              .formatted(field, written.get().name(), kind));
      return Optional.empty();
    }
    String namespace = written.get().namespace();
    EntityRef ref =
        new EntityRef(
            kind, namespace.isEmpty() ? entity.namespace() : namespace, written.get().name());
    return Optional.of(new Named(ref, written.get().name(), item.line()));
  }

  private static String prefix(YamlMapping parts, String key, String divider) {
    return parts.text(key).map(text -> text + divider).orElse("");
  }
}
