package org.kaskade.importers.backstage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Reads one document that Backstage takes for an entity.
final class EntityParser {
  private static final int LONGEST_NAME = 253;

  private final BackstageMapping mapping;
  private final EntityAttributes attributes;
  private final LocationParser locations;

  EntityParser(BackstageMapping mapping) {
    this.mapping = mapping;
    this.attributes = new EntityAttributes(mapping);
    this.locations = new LocationParser();
  }

  void read(YamlMapping root, CatalogFileDraft draft) {
    String kind = root.text("kind").orElse("").toLowerCase(Locale.ROOT);
    if (kind.equals("template")) {
      locations.template(root, draft);
    } else if (hasPlaceholders(root)) {
      draft.inform(
          "SKELETON",
          root.line(),
          "This entity holds placeholders; it is taken for the skeleton of a template and left out.");
    } else if (kind.equals("location")) {
      locations.location(root, draft);
    } else if (mapping.kinds().containsKey(kind) || kind.equals(mapping.memberKind())) {
      entity(root, kind, draft);
    } else if (kind.isEmpty()) {
      incomplete(root.line(), "a kind", draft);
    } else if (!mapping.otherKinds().contains(kind)) {
      draft.warn(
          "UNKNOWN_KIND",
          root.lineOf("kind"),
          "This entity's kind is not known, so it is left out. Correct it, or add the kind to importers/backstage/mapping.yaml.");
    }
  }

  private void entity(YamlMapping root, String kind, CatalogFileDraft draft) {
    YamlMapping metadata = root.mapping("metadata").orElse(null);
    if (metadata == null) {
      incomplete(root.lineOf("metadata"), "metadata", draft);
      return;
    }
    if (!(metadata.get("name") instanceof YamlScalar name) || !isName(name)) {
      incomplete(metadata.lineOf("name"), "a name of letters, digits, - _ and .", draft);
      return;
    }
    YamlNode namespace = metadata.get("namespace");
    if (namespace != null
        && !(namespace instanceof YamlScalar given && (given.isNull() || isName(given)))) {
      incomplete(metadata.lineOf("namespace"), "a text as namespace", draft);
      return;
    }
    EntityRef ref =
        new EntityRef(
            kind,
            metadata.text("namespace").orElse(mapping.defaultNamespace()),
            name.text().strip());
    @Nullable YamlNode given = root.get("spec");
    YamlMapping spec = root.mapping("spec").orElse(null);
    if (spec == null && given != null && !(given instanceof YamlScalar none && none.isNull())) {
      draft.warn("UNEXPECTED_TYPE", root.lineOf("spec"), "'spec' is no mapping and was left out.");
    }
    References references = new References(mapping, ref, draft);
    KindRule rule = mapping.kinds().get(kind);
    draft.entities.add(
        new Entity(
            ref,
            name.text().strip(),
            rule == null ? "" : rule.classOf(root.text("spec", "type").orElse("")),
            attributes.of(root, draft.path),
            attributes.stated(metadata),
            spec == null || rule == null ? List.of() : references.of(spec),
            spec == null ? List.of() : memberships(kind, spec, references),
            root.line()));
  }

  private List<Entity.Membership> memberships(
      String kind, YamlMapping spec, References references) {
    boolean member = kind.equals(mapping.memberKind());
    String group =
        mapping.references().stream()
            .filter(field -> field.name().equals("parent"))
            .map(ReferenceField::kind)
            .findFirst()
            .orElse(null);
    List<Entity.Membership> found = new ArrayList<>();
    String field = member ? "memberOf" : "members";
    for (References.Named named :
        references.named(spec, field, member ? group : mapping.memberKind())) {
      found.add(new Entity.Membership(named.ref(), named.name(), named.line()));
    }
    return found;
  }

  private static void incomplete(int line, String missing, CatalogFileDraft draft) {
    draft.warn(
        "INVALID_ENTITY",
        line,
        "This entity has not " + missing + ", so it is left out. Complete it.");
  }

  private static boolean isName(YamlScalar scalar) {
    String text = scalar.text().strip();
    return !scalar.isNull()
        && !text.isEmpty()
        && text.length() <= LONGEST_NAME
        && text.chars()
            .noneMatch(c ->
                c == ':' || c == '/' || Character.isWhitespace(c) || Character.isISOControl(c));
  }

  /// Whether what identifies the entity or what it refers to is filled in elsewhere.
  private static boolean hasPlaceholders(YamlMapping root) {
    Optional<YamlMapping> metadata = root.mapping("metadata");
    for (String key : List.of("name", "namespace", "title")) {
      if (metadata.map(each -> each.get(key)).filter(EntityParser::isPlaceholder).isPresent()) {
        return true;
      }
    }
    for (Map.Entry<String, YamlNode> field :
        root.mapping("spec").map(YamlMapping::entries).orElse(Map.of()).entrySet()) {
      boolean found =
          switch (field.getValue()) {
            case YamlScalar scalar -> !field.getKey().equals("definition") && isPlaceholder(scalar);
            case YamlSequence list -> list.items().stream().anyMatch(EntityParser::isPlaceholder);
            case YamlMapping mapping -> false;
          };
      if (found) {
        return true;
      }
    }
    return false;
  }

  /// `{{ values.name }}` without quotes is a mapping without scalar keys to YAML.
  private static boolean isPlaceholder(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> scalar.text().contains("{{") || scalar.text().contains("{%");
      case YamlMapping mapping -> mapping.entries().isEmpty();
      case YamlSequence list -> false;
    };
  }
}
