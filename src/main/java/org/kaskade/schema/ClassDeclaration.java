package org.kaskade.schema;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A class as its file declares it, before anything is inherited.
///
/// @param file where it stands
/// @param name upper camel case
/// @param line of the name
/// @param parent null where none is named
/// @param abstractClass whether no CI can have exactly this class
/// @param service null where the file doesn't say
/// @param assumedAvailability in percent; null where the file doesn't say
/// @param plural its own or the regular one
/// @param description one sentence
/// @param identification own rules
/// @param attributes own attributes
record ClassDeclaration(
    DeclarationFile file,
    String name,
    int line,
    Section.@Nullable Text parent,
    boolean abstractClass,
    @Nullable Boolean service,
    @Nullable Double assumedAvailability,
    Section.Text plural,
    String description,
    List<Rule> identification,
    Map<String, DeclaredAttribute> attributes) {

  /// The attributes of an identification rule, with their lines.
  record Rule(List<Section.Text> attributes, int line) {}

  /// An attribute and where it stands.
  record DeclaredAttribute(Attribute attribute, int line) {}

  boolean isRoot() {
    return name.equals(CmdbSchema.ROOT);
  }

  /// `file:line` of the declaration.
  String place() {
    return file.path() + ":" + line;
  }
}
