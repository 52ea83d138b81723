package org.kaskade.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The declared classes and who extends whom; tells what doesn't fit together.
final class Hierarchy {
  private final Map<String, ClassDeclaration> byName = new LinkedHashMap<>();
  private final Set<String> unreadableStems;
  private final Problems problems;

  /// @param unreadableStems names of class files that couldn't be read: what they declare is
  ///   unknown, and not reported as missing where others name it
  Hierarchy(
      Collection<ClassDeclaration> declarations, Set<String> unreadableStems, Problems problems) {
    this.unreadableStems = Set.copyOf(unreadableStems);
    this.problems = problems;
    declarations.forEach(this::add);
    byName.values().forEach(this::checkParent);
    checkCycles();
  }

  private void add(ClassDeclaration declaration) {
    ClassDeclaration first = byName.putIfAbsent(declaration.name(), declaration);
    if (first == null) {
      return;
    }
    String name = declaration.name();
    problems.add(
        declaration.file(),
        declaration.line(),
        first.file().shipped() && !declaration.file().shipped()
            ? "class %s comes with Kaskade (%s) and cannot be declared again. To add to it, declare a class of your own with parent: %s in a file named after that class."
                .formatted(name, first.place(), name)
            : "class %s is declared already in %s. Remove one of the two, or rename one."
                .formatted(name, first.place()));
  }

  private void checkParent(ClassDeclaration declaration) {
    Section.Text parent = declaration.parent();
    if (declaration.isRoot()) {
      if (parent != null) {
        problems.add(
            declaration.file(),
            parent.line(),
            "%s is what every class extends and has no 'parent'. Remove the key."
                .formatted(CmdbSchema.ROOT));
      }
      return;
    }
    if (parent == null) {
      problems.add(
          declaration.file(),
          declaration.line(),
          "'parent' is missing. Name the class that %s extends, %s if no other fits."
              .formatted(declaration.name(), CmdbSchema.ROOT));
    } else if (!known(parent.value()) && !perhapsUnreadable(parent.value())) {
      problems.add(
          declaration.file(),
          parent.line(),
          "'parent' names '%s', which is not declared%s. Correct the name, or add cmdb-schema/classes/%s.yaml."
              .formatted(
                  parent.value(),
                  Suggestions.didYouMean(parent.value(), names()),
                  Naming.kebab(parent.value())));
    }
  }

  private void checkCycles() {
    Set<String> settled = new LinkedHashSet<>();
    for (String name : List.copyOf(byName.keySet())) {
      List<String> chain = new ArrayList<>();
      ClassDeclaration next = byName.get(name);
      while (next != null && !settled.contains(next.name()) && !chain.contains(next.name())) {
        chain.add(next.name());
        next = parentOf(next);
      }
      if (next != null && chain.contains(next.name())) {
        List<String> cycle = chain.subList(chain.indexOf(next.name()), chain.size());
        Section.Text parent = next.parent();
        problems.add(
            next.file(),
            parent == null ? next.line() : parent.line(),
            "the class extends itself: %s extends %s. Give one of them another parent."
                .formatted(String.join(" extends ", cycle), next.name()));
      }
      settled.addAll(chain);
    }
  }

  private @Nullable ClassDeclaration parentOf(ClassDeclaration declaration) {
    Section.Text parent = declaration.parent();
    return parent == null || declaration.isRoot() ? null : byName.get(parent.value());
  }

  /// Parents before children, else as the files came; classes that extend themselves come last.
  List<ClassDeclaration> parentsFirst() {
    List<ClassDeclaration> ordered = new ArrayList<>();
    Set<String> placed = new LinkedHashSet<>();
    for (ClassDeclaration declaration : byName.values()) {
      List<ClassDeclaration> line = line(declaration.name());
      for (ClassDeclaration member : line.reversed()) {
        if (placed.add(member.name())) {
          ordered.add(member);
        }
      }
    }
    return ordered;
  }

  /// The class and its ancestors, itself first; each once, even where a class extends itself.
  List<ClassDeclaration> line(String name) {
    LinkedHashMap<String, ClassDeclaration> line = new LinkedHashMap<>();
    ClassDeclaration next = byName.get(name);
    while (next != null && line.putIfAbsent(next.name(), next) == null) {
      next = parentOf(next);
    }
    return List.copyOf(line.values());
  }

  /// Whether the line ends at the root, so that what is inherited is known.
  boolean complete(String name) {
    List<ClassDeclaration> line = line(name);
    return !line.isEmpty() && line.getLast().isRoot();
  }

  boolean known(String name) {
    return byName.containsKey(name);
  }

  /// Whether a file that couldn't be read may declare this class.
  boolean perhapsUnreadable(String name) {
    return unreadableStems.contains(Naming.kebab(name));
  }

  /// Whether there are classes of which nothing is known.
  boolean someUnreadable() {
    return !unreadableStems.isEmpty();
  }

  Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  Set<String> withSubclasses(String name) {
    Set<String> found = new LinkedHashSet<>();
    for (String candidate : byName.keySet()) {
      if (line(candidate).stream().anyMatch(c -> c.name().equals(name))) {
        found.add(candidate);
      }
    }
    return found;
  }

  /// Own and inherited ones.
  Set<String> attributeNames(String name) {
    Set<String> attributes = new LinkedHashSet<>();
    line(name).reversed().forEach(c -> attributes.addAll(c.attributes().keySet()));
    return attributes;
  }
}
