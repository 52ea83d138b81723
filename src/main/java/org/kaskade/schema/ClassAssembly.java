package org.kaskade.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.CiClass.IdentificationRule;
import org.kaskade.schema.ClassDeclaration.DeclaredAttribute;
import org.kaskade.schema.ClassDeclaration.Rule;
import org.kaskade.schema.Section.Text;

/// Makes classes of their declarations: adds what they inherit and checks that it fits.
final class ClassAssembly {
  private final Hierarchy hierarchy;
  private final Problems problems;

  ClassAssembly(Hierarchy hierarchy, Problems problems) {
    this.hierarchy = hierarchy;
    this.problems = problems;
  }

  /// All classes, parents before children.
  List<CiClass> assemble() {
    return hierarchy.parentsFirst().stream().map(this::assemble).toList();
  }

  private CiClass assemble(ClassDeclaration declaration) {
    List<ClassDeclaration> line = hierarchy.line(declaration.name());
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    for (ClassDeclaration member : line.reversed()) {
      for (DeclaredAttribute declared : member.attributes().values()) {
        Attribute first = attributes.putIfAbsent(declared.attribute().name(), declared.attribute());
        if (first != null && member.name().equals(declaration.name())) {
          reportRedeclared(declaration, declared, first, line);
        }
      }
    }
    List<IdentificationRule> rules = new ArrayList<>();
    for (ClassDeclaration member : line) {
      for (Rule rule : member.identification()) {
        rules.add(
            new IdentificationRule(
                member.name(), rule.attributes().stream().map(Text::value).toList()));
      }
    }
    checkIdentification(declaration, attributes, rules);
    Text parent = declaration.parent();
    return new CiClass(
        declaration.name(),
        Naming.kebab(declaration.name()),
        declaration.plural().value(),
        declaration.description(),
        declaration.isRoot() || parent == null ? null : parent.value(),
        declaration.abstractClass(),
        service(line),
        assumedAvailability(line),
        rules,
        attributes);
  }

  private static boolean service(List<ClassDeclaration> line) {
    for (ClassDeclaration member : line) {
      Boolean said = member.service();
      if (said != null) {
        return said;
      }
    }
    return false;
  }

  private static double assumedAvailability(List<ClassDeclaration> line) {
    for (ClassDeclaration member : line) {
      Double said = member.assumedAvailability();
      if (said != null) {
        return said;
      }
    }
    return 100;
  }

  private void reportRedeclared(
      ClassDeclaration declaration,
      DeclaredAttribute declared,
      Attribute first,
      List<ClassDeclaration> line) {
    String place =
        line.stream()
            .filter(c -> c.name().equals(first.declaredBy()))
            .findFirst()
            .map(c -> c.file().path() + ":" + lineIn(c, first.name()))
            .orElse(first.declaredBy());
    problems.add(
        declaration.file(),
        declared.line(),
        "attribute '%s' is inherited from %s already (%s). Leave it out, or rename it."
            .formatted(first.name(), first.declaredBy(), place));
  }

  private static int lineIn(ClassDeclaration declaration, String attribute) {
    DeclaredAttribute there = declaration.attributes().get(attribute);
    return there == null ? declaration.line() : there.line();
  }

  private void checkIdentification(
      ClassDeclaration declaration,
      Map<String, Attribute> attributes,
      List<IdentificationRule> rules) {
    for (Rule rule : declaration.identification()) {
      for (Text name : rule.attributes()) {
        checkIdentifying(declaration, name, attributes);
      }
    }
    // What holds for every CI tells only those apart that a software catalog knows.
    boolean none = rules.stream().allMatch(rule -> rule.declaredBy().equals(CmdbSchema.ROOT));
    if (none && !declaration.abstractClass() && hierarchy.complete(declaration.name())) {
      problems.add(
          declaration.file(),
          declaration.line(),
          "class %s has no identification rule, own or inherited. List the attributes that tell its CIs apart, e.g. identification: [[inventory, name]]."
              .formatted(declaration.name()));
    }
  }

  private void checkIdentifying(
      ClassDeclaration declaration, Text name, Map<String, Attribute> attributes) {
    if (CommonFields.IDENTIFYING.contains(name.value())) {
      return;
    }
    @Nullable Attribute attribute = attributes.get(name.value());
    if (attribute == null) {
      if (hierarchy.complete(declaration.name())) {
        TreeSet<String> known = new TreeSet<>(attributes.keySet());
        known.addAll(CommonFields.IDENTIFYING);
        problems.add(
            declaration.file(),
            name.line(),
            "'identification' names '%s', which %s does not have%s. Name one of %s."
                .formatted(
                    name.value(),
                    declaration.name(),
                    Suggestions.didYouMean(name.value(), known),
                    String.join(", ", known)));
      }
    } else if (attribute.type() == AttributeType.STRINGS
        || attribute.type() == AttributeType.NUMBER
        || attribute.type() == AttributeType.BOOLEAN) {
      problems.add(
          declaration.file(),
          name.line(),
          "'identification' names '%s', whose type %s tells no two CIs apart. Name an attribute of type string, integer, enum, date or instant."
              .formatted(name.value(), attribute.type().name().toLowerCase(Locale.ROOT)));
    }
  }
}
