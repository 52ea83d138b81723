package org.kaskade.schema;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaskade.schema.RecordTransition.Action;

/// Checks what concerns several record types, or record types and classes.
final class RecordChecks {
  private final Map<String, RecordType> types = new LinkedHashMap<>();
  private final RecordAssembly assembly;
  private final Hierarchy hierarchy;
  private final Problems problems;

  RecordChecks(
      List<RecordType> types, RecordAssembly assembly, Hierarchy hierarchy, Problems problems) {
    types.forEach(type -> this.types.put(type.name(), type));
    this.assembly = assembly;
    this.hierarchy = hierarchy;
    this.problems = problems;
  }

  void check() {
    checkPrefixes();
    checkInverses();
    types.values().forEach(this::checkComputed);
    types.values().forEach(this::checkActions);
    types.values().forEach(this::checkApprovals);
  }

  private void checkPrefixes() {
    Map<String, String> owners = new LinkedHashMap<>();
    for (RecordType type : types.values()) {
      String other = owners.putIfAbsent(type.prefix(), type.name());
      if (other != null) {
        problem(
            type,
            "number",
            "numbers of %s would begin with %s- like those of %s. Choose another prefix."
                .formatted(type.name(), type.prefix(), other));
      }
    }
  }

  private void checkInverses() {
    Map<String, String> owners = new LinkedHashMap<>();
    for (RecordType type : types.values()) {
      for (RecordLinkType link : type.links().values()) {
        String inverse = link.inverse();
        if (inverse == null) {
          continue;
        }
        String other = owners.putIfAbsent(inverse + " of " + link.to(), type.name());
        Set<String> taken = new LinkedHashSet<>();
        if (link.toRecord()) {
          RecordType end = types.get(link.to());
          if (end != null) {
            taken.addAll(end.fields().keySet());
            taken.addAll(end.links().keySet());
            taken.addAll(RecordNames.RESERVED);
          }
        } else {
          taken.addAll(CommonFields.RESERVED);
          hierarchy
              .withSubclasses(link.to())
              .forEach(name -> taken.addAll(hierarchy.attributeNames(name)));
        }
        if (other != null || taken.contains(inverse)) {
          problem(
              type,
              "links",
              "the inverse '%s' of link '%s' is a field of %s already. Choose another name."
                  .formatted(inverse, link.name(), link.to()));
        }
      }
    }
  }

  /// Nobody can fill what is computed, so nothing can ask for it or wait for it.
  private void checkComputed(RecordType type) {
    for (RecordField field : type.fields().values()) {
      if (field.compute() == null) {
        continue;
      }
      for (RecordTransition transition : type.transitions().values()) {
        if (transition.ask().contains(field.name())) {
          problem(
              type,
              "transitions",
              "transition '%s' asks for '%s', which is computed. Ask for what it is computed from."
                  .formatted(transition.name(), field.name()));
        }
      }
      for (RecordState state : type.states().values()) {
        if (state.needs().contains(field.name())) {
          problem(
              type,
              "states",
              "state %s needs '%s', which is computed. Write a condition at the transitions that lead there: when: %s."
                  .formatted(state.name(), field.name(), field.name()));
        }
      }
    }
  }

  private void checkActions(RecordType type) {
    for (RecordTransition transition : type.transitions().values()) {
      for (Action action : transition.then()) {
        switch (action) {
          case Action.Open open -> checkOpen(type, transition, open);
          case Action.Cascade cascade -> checkCascade(type, transition, cascade);
          case Action.Set _, Action.Clear _ -> {
            // Checked with the names of the type itself.
          }
        }
      }
    }
  }

  private void checkOpen(RecordType type, RecordTransition transition, Action.Open open) {
    RecordType other = types.get(open.record());
    if (other == null) {
      problem(
          type,
          "transitions",
          "'open' of transition '%s' names '%s', which is no record type that records can be of%s. Name one of %s."
              .formatted(
                  transition.name(),
                  open.record(),
                  Suggestions.didYouMean(open.record(), types.keySet()),
                  String.join(", ", types.keySet())));
      return;
    }
    String link = open.link();
    RecordLinkType there = link == null ? null : other.links().get(link);
    if (link != null && (there == null || !there.to().equals(type.name()))) {
      problem(
          type,
          "transitions",
          "'open' of transition '%s' names the link '%s', but %s has none of that name that leads to %s."
              .formatted(transition.name(), link, other.name(), type.name()));
    }
    for (String field : open.values().keySet()) {
      if (!other.fields().containsKey(field)) {
        problem(
            type,
            "transitions",
            "'open' of transition '%s' sets '%s', which %s doesn't have%s."
                .formatted(
                    transition.name(),
                    field,
                    other.name(),
                    Suggestions.didYouMean(field, other.fields().keySet())));
      }
    }
  }

  private void checkCascade(RecordType type, RecordTransition transition, Action.Cascade cascade) {
    RecordLinkType link = type.links().get(cascade.link());
    RecordType other = link == null ? null : types.get(link.to());
    if (other == null || !other.transitions().containsKey(cascade.transition())) {
      problem(
          type,
          "transitions",
          "'cascade' of transition '%s' takes '%s' along the link '%s', but no such transition is there."
              .formatted(transition.name(), cascade.transition(), cascade.link()));
    }
  }

  private void checkApprovals(RecordType type) {
    Set<String> used = new LinkedHashSet<>();
    type.transitions().values().forEach(transition -> used.addAll(transition.approvals()));
    for (String approval : type.approvals().keySet()) {
      if (!used.contains(approval)) {
        problem(
            type,
            "approvals",
            "no transition waits for approval '%s'. Add approval: %s to one, or remove it."
                .formatted(approval, approval));
      }
    }
  }

  private void problem(RecordType type, String key, String message) {
    assembly
        .declaration(type.name())
        .ifPresent(d -> problems.add(d.section().file(), d.section().lineOf(key), message));
  }
}
