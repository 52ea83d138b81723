package org.kaskade.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How the API calls what follows from one record type.
public final class RecordGraphQlNames {
  /// What every filter has, so that no field adds a condition of the same name.
  static final Set<String> FILTERS =
      Set.of("states", "stateKinds", "requester", "template", "text");

  private final RecordType type;

  public RecordGraphQlNames(RecordType type) {
    this.type = type;
  }

  /// The enum of the states.
  public String state() {
    return type.name() + "State";
  }

  public String filter() {
    return type.name() + "Filter";
  }

  public String editInput() {
    return "Edit" + type.name() + "Input";
  }

  public String editMutation() {
    return "edit" + type.name();
  }

  public String voteMutation() {
    return "voteOn" + type.name();
  }

  public String taskMutation() {
    return "finish" + type.name() + "Task";
  }

  public String remarkMutation() {
    return "remarkOn" + type.name();
  }

  /// Whether there is anything that an edit could change.
  public boolean isEditable() {
    return !type.links().isEmpty()
        || type.fields().values().stream().anyMatch(field -> field.compute() == null);
  }

  /// The mutation that takes a transition.
  public String mutation(RecordTransition transition) {
    return transition.name() + type.name();
  }

  /// The input of what a transition asks for.
  public String input(RecordTransition transition) {
    return Naming.capitalised(transition.name()) + type.name() + "Input";
  }

  /// The type of one end of a link.
  public String end(RecordLinkType link) {
    return type.name() + Naming.capitalised(link.name()) + "Link";
  }

  /// Every type that is made of it, in no particular order; one that stands twice is a mistake.
  List<String> types() {
    List<String> names =
        new ArrayList<>(
            List.of(
                type.name(),
                type.name() + "Connection",
                type.name() + "Edge",
                filter(),
                state(),
                type.createInput(),
                editInput()));
    type.fields().values().forEach(field -> addEnum(field, names));
    for (RecordTransition transition : type.transitions().values()) {
      if (!transition.programOnly() && !transition.ask().isEmpty()) {
        names.add(input(transition));
      }
    }
    for (RecordLinkType link : type.links().values()) {
      names.addAll(List.of(link.item(), end(link), end(link) + "Connection", end(link) + "Edge"));
      link.fields().values().forEach(field -> addEnum(field, names));
    }
    return names;
  }

  private static void addEnum(RecordField field, List<String> names) {
    if (!field.enumName().isEmpty()) {
      names.add(field.enumName());
    }
  }

  /// Every field of `Query` and `Mutation` that is made of it.
  List<String> rootFields() {
    List<String> names =
        new ArrayList<>(
            List.of(
                type.singular(),
                type.plural(),
                type.createMutation(),
                editMutation(),
                voteMutation(),
                taskMutation(),
                remarkMutation()));
    for (RecordTransition transition : type.transitions().values()) {
      if (!transition.programOnly()) {
        names.add(mutation(transition));
      }
    }
    return names;
  }
}
