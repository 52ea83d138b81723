package org.kaskade.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.RecordLine.Part;
import org.kaskade.schema.Section.Text;

/// Makes record types of their declarations: adds what they inherit and checks that it fits.
final class RecordAssembly {
  private final Map<String, RecordDeclaration> byName = new LinkedHashMap<>();
  private final Set<String> classes;
  private final Set<String> relationships;
  private final Problems problems;

  RecordAssembly(
      List<RecordDeclaration> declarations,
      Set<String> classes,
      Set<String> relationships,
      Problems problems) {
    this.classes = classes;
    this.relationships = relationships;
    this.problems = problems;
    for (RecordDeclaration declaration : declarations) {
      RecordDeclaration first = byName.putIfAbsent(declaration.name().value(), declaration);
      if (first != null) {
        problem(
            declaration,
            declaration.name().line(),
            "record type %s is declared already in %s. Rename this one, or remove one of the two."
                .formatted(declaration.name().value(), first.place()));
      }
    }
  }

  /// The declaration of a record type, if there is one.
  Optional<RecordDeclaration> declaration(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// All record types that records can be of.
  List<RecordType> assemble() {
    List<RecordType> types = new ArrayList<>();
    for (RecordDeclaration declaration : byName.values()) {
      checkParent(declaration);
      RecordType type = assemble(declaration);
      if (!declaration.abstractType() && type != null) {
        types.add(type);
      }
    }
    return types;
  }

  private void checkParent(RecordDeclaration declaration) {
    Text parent = declaration.parent();
    if (parent == null) {
      return;
    }
    RecordDeclaration above = byName.get(parent.value());
    if (above == null) {
      problem(
          declaration,
          parent.line(),
          "'extends' names '%s', which is not declared%s. Correct the name, or add cmdb-schema/records/%s.yaml."
              .formatted(
                  parent.value(),
                  Suggestions.didYouMean(parent.value(), byName.keySet()),
                  Naming.kebab(parent.value())));
    } else if (!above.abstractType()) {
      problem(
          declaration,
          parent.line(),
          "'extends' names %s, of which there are records. Extend an abstract type such as Work, or write abstract: true there."
              .formatted(parent.value()));
    }
  }

  /// Itself last; ends where a type would come twice, or can't be extended.
  private RecordLine line(RecordDeclaration declaration) {
    LinkedHashMap<String, RecordDeclaration> line = new LinkedHashMap<>();
    RecordDeclaration next = declaration;
    while (next != null && line.putIfAbsent(next.name().value(), next) == null) {
      Text parent = next.parent();
      next = parent == null ? null : byName.get(parent.value());
      if (next != null && !next.abstractType()) {
        next = null;
      }
      if (next != null && parent != null && line.containsKey(next.name().value())) {
        problem(
            declaration,
            parent.line(),
            "the record type extends itself by way of %s. Give one of them another parent."
                .formatted(String.join(", ", line.keySet())));
      }
    }
    return new RecordLine(List.copyOf(line.values()).reversed());
  }

  private @Nullable RecordType assemble(RecordDeclaration declaration) {
    RecordLine line = line(declaration);
    RecordScope scope = line.scope();
    String name = declaration.name().value();
    Section own = declaration.section();
    RecordFlowReader flow = new RecordFlowReader(scope);
    RecordApprovalReader approvals = new RecordApprovalReader(scope);
    RecordLinkReader links = new RecordLinkReader(scope, classes, byName.keySet(), relationships);
    RecordFieldReader fields = new RecordFieldReader(scope, RecordNames.RESERVED);
    Map<String, RecordField> allFields = new LinkedHashMap<>();
    line.parts("fields")
        .forEach((field, part) -> {
          if (scope.links().contains(field)) {
            part.section()
                .problem(
                    part.line(),
                    "'%s' is a link of %s already. Rename one of the two.".formatted(field, name));
          }
          fields
              .read(part.section(), field, part.line(), name)
              .ifPresent(read -> allFields.put(field, read));
        });
    Map<String, RecordLinkType> allLinks = new LinkedHashMap<>();
    line.parts("links")
        .forEach(
            (link, part) -> links.read(link, part).ifPresent(read -> allLinks.put(link, read)));
    Map<String, RecordState> states = new LinkedHashMap<>();
    line.parts("states")
        .forEach(
            (state, part) -> flow.state(state, part).ifPresent(read -> states.put(state, read)));
    Map<String, RecordTransition> transitions = new LinkedHashMap<>();
    line.parts("transitions")
        .forEach((transition, part) ->
            flow.transition(transition, part).ifPresent(read -> transitions.put(transition, read)));
    Map<String, RecordApproval> allApprovals = new LinkedHashMap<>();
    line.parts("approvals")
        .forEach((approval, part) ->
            approvals.approval(approval, part).ifPresent(read -> allApprovals.put(approval, read)));
    Map<String, Part> taskParts = line.parts("tasks");
    Map<String, RecordTask> tasks = new LinkedHashMap<>();
    taskParts.forEach(
        (task, part) -> approvals.task(task, part).ifPresent(read -> tasks.put(task, read)));
    TaskOrder.check(tasks, taskParts);
    Section api = own.section("api");
    if (api != null) {
      api.allowOnly(List.of("create", "input"));
    }
    String create = api == null ? "create" + name : text(api, "create", "create" + name);
    String input = api == null ? name + "Input" : text(api, "input", name + "Input");
    Matcher number = RecordHead.number(declaration);
    if (!declaration.abstractType() && states.isEmpty() && line.names("states").isEmpty()) {
      problem(
          declaration,
          declaration.name().line(),
          "record type %s has no states. Declare at least one, e.g. states: {OPEN: {kind: new}}."
              .formatted(name));
    }
    checkReached(declaration, line, states, transitions);
    if (number == null || states.isEmpty()) {
      return null;
    }
    return new RecordType(
        name,
        own.text("plural").map(Text::value).orElseGet(() -> Naming.plural(name)),
        line.members().reversed().stream().map(d -> d.name().value()).toList(),
        RecordHead.labels(own),
        own.text("description").map(Text::value).orElse(""),
        number.group(1),
        number.group(2).length(),
        allFields,
        allLinks,
        states,
        transitions,
        allApprovals,
        tasks,
        RecordHead.validity(line.saying("valid"), transitions),
        RecordHead.editors(line, scope),
        create,
        input);
  }

  private static String text(Section section, String key, String regular) {
    return section.text(key).map(Text::value).orElse(regular);
  }

  /// Reports states that nothing leads to.
  private static void checkReached(
      RecordDeclaration declaration,
      RecordLine line,
      Map<String, RecordState> states,
      Map<String, RecordTransition> transitions) {
    if (declaration.abstractType()) {
      return;
    }
    Set<String> reached = new LinkedHashSet<>();
    states.keySet().stream().findFirst().ifPresent(reached::add);
    transitions.values().forEach(transition -> reached.add(transition.to()));
    line.parts("states")
        .forEach((state, part) -> {
          if (states.containsKey(state) && !reached.contains(state)) {
            part.section()
                .problem(
                    part.line(),
                    "no transition leads to state %s. Add one with to: %s, or remove the state."
                        .formatted(state, state));
          }
        });
  }

  private void problem(RecordDeclaration declaration, int line, String message) {
    problems.add(declaration.section().file(), line, message);
  }
}
