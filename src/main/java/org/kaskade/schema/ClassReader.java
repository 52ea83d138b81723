package org.kaskade.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kaskade.schema.ClassDeclaration.DeclaredAttribute;
import org.kaskade.schema.ClassDeclaration.Rule;
import org.kaskade.schema.Section.Text;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;

/// Reads the declaration of a class and checks all that can be judged from its file alone.
final class ClassReader {
  private static final List<String> KEYS =
      List.of(
          "class",
          "parent",
          "abstract",
          "service",
          "assumedAvailability",
          "plural",
          "description",
          "identification",
          "attributes");

  private final AttributeReader attributeReader = new AttributeReader();

  /// The declaration; empty, and reported, where it has no usable name.
  Optional<ClassDeclaration> read(Section section) {
    section.allowOnly(KEYS);
    Optional<Text> name =
        section
            .required("class", "Write the name of the class in upper camel case.")
            .filter(text -> properName(section, text));
    String whom = name.map(Text::value).orElse("the class");
    String description =
        section.description("Say in one sentence what a CI of %s is.".formatted(whom));
    Optional<Text> parent = section.text("parent");
    Boolean isAbstract = section.flag("abstract");
    Boolean service = section.flag("service");
    Double assumedAvailability = section.percentage("assumedAvailability");
    Optional<Text> plural =
        section
            .text("plural")
            .filter(text -> cased(section, text, Naming.LOWER_CAMEL, "plural", "virtualMachines"));
    List<Rule> rules = rules(section);
    Map<String, DeclaredAttribute> attributes = attributes(section, whom);
    return name.map(text ->
        new ClassDeclaration(
            section.file(),
            text.value(),
            text.line(),
            parent.orElse(null),
            Boolean.TRUE.equals(isAbstract),
            service,
            assumedAvailability,
            plural.orElseGet(() -> new Text(Naming.plural(text.value()), text.line())),
            description,
            rules,
            attributes));
  }

  private static boolean properName(Section section, Text name) {
    if (!cased(section, name, Naming.UPPER_CAMEL, "class", "BarcodeScanner")) {
      return false;
    }
    FileNames.check(section, name, "class");
    return true;
  }

  static boolean cased(Section section, Text name, Pattern pattern, String key, String example) {
    if (pattern.matcher(name.value()).matches()) {
      return true;
    }
    section.problem(
        name.line(),
        "'%s' is '%s', but is written with letters and digits like %s. Correct it."
            .formatted(key, name.value(), example));
    return false;
  }

  private static List<Rule> rules(Section section) {
    YamlNode node = section.mapping().get("identification");
    if (node == null) {
      return List.of();
    }
    List<YamlNode> items = section.mapping().items("identification");
    if (items.isEmpty()) {
      section.problem(
          section.lineOf("identification"),
          "'identification' takes a list of attribute lists, e.g. - [site, name].");
    }
    List<Rule> rules = new ArrayList<>();
    for (YamlNode item : items) {
      List<Text> attributes = section.texts("identification", item, item.line());
      if (!attributes.isEmpty()) {
        rules.add(new Rule(attributes, item.line()));
      }
    }
    return rules;
  }

  private Map<String, DeclaredAttribute> attributes(Section section, String whom) {
    YamlNode node = section.mapping().get("attributes");
    if (node == null) {
      return Map.of();
    }
    if (!(node instanceof YamlMapping attributes)) {
      section.problem(
          section.lineOf("attributes"),
          "'attributes' takes a mapping: the name of each attribute, below it type and"
              + " description.");
      return Map.of();
    }
    Map<String, DeclaredAttribute> found = new LinkedHashMap<>();
    attributes
        .entries()
        .forEach((name, value) -> {
          int line = attributes.lineOf(name);
          attributeReader
              .read(section, name, line, value, whom)
              .ifPresent(attribute -> found.put(name, new DeclaredAttribute(attribute, line)));
        });
    return found;
  }
}
