package org.kaskade.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The part of the GraphQL schema that follows from the classes.
///
/// Every class that CIs can have becomes an object type of its name. A class that has subclasses
/// becomes an interface too, `AnyServer` for `Server`, which its own and its subclasses' object
/// types implement. Every class but `ConfigurationItem` gets a list query named by its plural,
/// which includes subclasses. Expects `ConfigurationItem`, `Node`, `Query`, `CiFilter`, `PageInfo`
/// and the scalars `JSON`, `DateTime`, `Date` and `Duration` to be defined elsewhere.
public final class GraphQlTypes {
  private final CmdbSchema schema;

  public GraphQlTypes(CmdbSchema schema) {
    this.schema = schema;
  }

  /// Definitions in GraphQL's schema definition language.
  public String sdl() {
    StringBuilder sdl = new StringBuilder();
    for (CiClass ciClass : schema.classes()) {
      if (isRoot(ciClass)) {
        continue;
      }
      if (hasInterface(ciClass)) {
        sdl.append(interfaceType(ciClass));
      }
      if (!ciClass.abstractClass()) {
        sdl.append(objectType(ciClass));
      }
      sdl.append(connection(ciClass));
    }
    return sdl.append(queries()).toString();
  }

  /// The type of CIs in lists of this class: the class's own type, or its interface where it has
  /// one.
  ///
  /// @throws IllegalArgumentException for an unknown class
  public String listedType(String ciClass) {
    CiClass known =
        schema
            .ciClass(ciClass)
            .orElseThrow(() -> new IllegalArgumentException("no class " + ciClass));
    if (isRoot(known)) {
      return CmdbSchema.ROOT;
    }
    return hasInterface(known) ? interfaceName(known) : known.name();
  }

  private static boolean isRoot(CiClass ciClass) {
    return ciClass.name().equals(CmdbSchema.ROOT);
  }

  private boolean hasInterface(CiClass ciClass) {
    return !isRoot(ciClass)
        && (ciClass.abstractClass() || schema.withSubclasses(ciClass.name()).size() > 1);
  }

  private static String interfaceName(CiClass ciClass) {
    return "Any" + ciClass.name();
  }

  private String interfaceType(CiClass ciClass) {
    return Sdl.description("", ciClass.description() + " Its subclasses included.")
        + "interface %s implements %s {\n%s}\n\n"
            .formatted(interfaceName(ciClass), interfaces(ciClass, false), fields(ciClass));
  }

  private String objectType(CiClass ciClass) {
    return Sdl.description("", ciClass.description())
        + "type %s implements %s {\n%s}\n\n"
            .formatted(ciClass.name(), interfaces(ciClass, true), fields(ciClass));
  }

  private String interfaces(CiClass ciClass, boolean own) {
    List<String> names = new ArrayList<>();
    for (CiClass ancestor : schema.lineage(ciClass.name())) {
      if (hasInterface(ancestor) && (own || !ancestor.name().equals(ciClass.name()))) {
        names.add(interfaceName(ancestor));
      }
    }
    names.add(CmdbSchema.ROOT);
    names.add("Node");
    return String.join(" & ", names);
  }

  private static String fields(CiClass ciClass) {
    return CommonFields.SDL
        + ciClass.attributes().values().stream()
            .map(GraphQlTypes::field)
            .collect(Collectors.joining());
  }

  private static String field(Attribute attribute) {
    return Sdl.description("  ", described(attribute))
        + "  %s: %s\n".formatted(attribute.name(), type(attribute.type()));
  }

  private static String described(Attribute attribute) {
    String unit = attribute.unit();
    return attribute.description()
        + (unit == null ? "" : " In " + unit + ".")
        + (attribute.values().isEmpty()
            ? ""
            : " One of: " + String.join(", ", attribute.values()) + ".");
  }

  private static String type(AttributeType type) {
    return switch (type) {
      case STRING, ENUM -> "String";
      case INTEGER -> "Int";
      case NUMBER -> "Float";
      case BOOLEAN -> "Boolean";
      case INSTANT -> "DateTime";
      case DATE -> "Date";
      case DURATION -> "Duration";
      case STRINGS -> "[String!]";
    };
  }

  private String connection(CiClass ciClass) {
    String name = ciClass.name();
    return Sdl.connection(name, listedType(name));
  }

  private String queries() {
    List<String> fields = new ArrayList<>();
    for (CiClass ciClass : schema.classes()) {
      if (!isRoot(ciClass)) {
        fields.add(
            Sdl.description(
                    "  ",
                    "All CIs of class %s%s, by key. %s"
                        .formatted(
                            ciClass.name(),
                            hasInterface(ciClass) ? " and its subclasses" : "",
                            ciClass.description()))
                + "  %s(filter: CiFilter, first: Int = 50, after: String): %sConnection!\n"
                    .formatted(ciClass.plural(), ciClass.name()));
      }
    }
    return fields.isEmpty() ? "" : "extend type Query {\n" + String.join("", fields) + "}\n";
  }
}
