package org.kaskade.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A kind of record, with everything it inherits.
///
/// @param name upper camel case, e.g. `Change`
/// @param plural lower camel case, the name of its list query, e.g. `changes`
/// @param lineage its own name and those of what it extends
/// @param labels words for people, by language
/// @param description one sentence
/// @param prefix of its numbers, e.g. `CHG`
/// @param digits of its numbers at the least
/// @param fields by name, inherited ones first
/// @param links by name, inherited ones first
/// @param states by name; the first is that of a new record
/// @param transitions by name
/// @param approvals by name
/// @param tasks by name
/// @param valid null where it stays true
/// @param editors who may edit; anyone where there are none
/// @param createMutation of the API, e.g. `proposeChange`
/// @param createInput of the API, e.g. `ProposedChangeInput`
public record RecordType(
    String name,
    String plural,
    List<String> lineage,
    Map<String, String> labels,
    String description,
    String prefix,
    int digits,
    Map<String, RecordField> fields,
    Map<String, RecordLinkType> links,
    Map<String, RecordState> states,
    Map<String, RecordTransition> transitions,
    Map<String, RecordApproval> approvals,
    Map<String, RecordTask> tasks,
    @Nullable RecordValidity valid,
    List<RecordTransition.Party> editors,
    String createMutation,
    String createInput) {
  public RecordType {
    lineage = List.copyOf(lineage);
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    transitions = Collections.unmodifiableMap(new LinkedHashMap<>(transitions));
    approvals = Collections.unmodifiableMap(new LinkedHashMap<>(approvals));
    tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    editors = List.copyOf(editors);
  }

  /// The state of a new record.
  public RecordState firstState() {
    return states.values().iterator().next();
  }

  /// The state of this name, or that which had it earlier; the first one for a name that no state
  /// has or had.
  public RecordState state(String name) {
    RecordState state = states.get(name);
    if (state != null) {
      return state;
    }
    return states.values().stream()
        .filter(s -> s.was().contains(name))
        .findFirst()
        .orElseGet(this::firstState);
  }

  /// The number with this count, e.g. `CHG-000001`.
  public String number(long count) {
    return prefix + "-" + ("%0" + digits + "d").formatted(count);
  }

  /// `change` of `Change`: the query of one record.
  public String singular() {
    return Naming.singular(name);
  }

  /// Every expression of the declaration, e.g. to see which functions they call.
  public List<RecordExpression> expressions() {
    List<@Nullable RecordExpression> found = new ArrayList<>();
    fields.values().forEach(field -> found.addAll(Arrays.asList(field.check(), field.compute())));
    links.values().forEach(link -> found.add(link.outage()));
    for (RecordTransition transition : transitions.values()) {
      found.add(transition.when());
      for (RecordTransition.Action action : transition.then()) {
        switch (action) {
          case RecordTransition.Action.Set(var values) -> found.addAll(values.values());
          case RecordTransition.Action.Open open -> found.addAll(open.values().values());
          case RecordTransition.Action.Clear _, RecordTransition.Action.Cascade _ -> {
            // Compute nothing.
          }
        }
      }
    }
    for (RecordApproval approval : approvals.values()) {
      found.addAll(approval.of());
      found.add(approval.when());
    }
    tasks.values().forEach(task -> found.add(task.when()));
    return found.stream()
        .<RecordExpression>mapMulti((e, all) -> {
          if (e != null) {
            all.accept(e);
          }
        })
        .toList();
  }
}
