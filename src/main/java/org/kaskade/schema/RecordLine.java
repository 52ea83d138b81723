package org.kaskade.schema;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaskade.yaml.YamlMapping;

/// The declarations that make up one record type, from the farthest ancestor to itself.
record RecordLine(List<RecordDeclaration> members) {
  RecordLine {
    members = List.copyOf(members);
  }

  /// A part of the declaration, where it stands, and by whom it is declared.
  record Part(Section section, int line, String declaredBy) {}

  /// The parts below a key by name: inherited ones first, own ones in place of inherited ones of
  /// the same name.
  Map<String, Part> parts(String key) {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (RecordDeclaration member : members) {
      Section below = member.section().section(key);
      if (below != null) {
        member
            .section()
            .sections(key)
            .forEach((name, section) ->
                parts.put(name, new Part(section, below.lineOf(name), member.name().value())));
      }
    }
    return parts;
  }

  /// The names below a key, readable or not.
  Set<String> names(String key) {
    Set<String> names = new LinkedHashSet<>();
    for (RecordDeclaration member : members) {
      if (member.section().mapping().get(key) instanceof YamlMapping below) {
        names.addAll(below.entries().keySet());
      }
    }
    return names;
  }

  /// The one that says something at a key, the nearest first; itself where none does.
  Section saying(String key) {
    for (RecordDeclaration member : members.reversed()) {
      if (member.section().has(key)) {
        return member.section();
      }
    }
    return own().section();
  }

  RecordDeclaration own() {
    return members.getLast();
  }

  RecordScope scope() {
    return new RecordScope(
        own().name().value(),
        names("fields"),
        names("links"),
        names("states"),
        names("transitions"),
        names("approvals"),
        names("tasks"));
  }
}
