package org.kaskade.schema;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.RecordLine.Part;
import org.kaskade.schema.RecordState.Kind;
import org.kaskade.schema.RecordTransition.Action;
import org.kaskade.schema.RecordTransition.Event;
import org.kaskade.schema.Section.Text;
import org.kaskade.yaml.YamlNode;

/// Reads states and transitions.
final class RecordFlowReader {
  private static final List<String> STATE_KEYS =
      List.of("kind", "needs", "locks", "was", "description");
  private static final List<String> TRANSITION_KEYS =
      List.of(
          "from",
          "to",
          "by",
          "ask",
          "when",
          "approval",
          "then",
          "after",
          "upon",
          "description",
          "label");
  private static final List<String> KINDS = Arrays.stream(Kind.values()).map(Kind::word).toList();
  private static final List<String> EVENTS =
      Arrays.stream(Event.values()).map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
  private static final List<String> ACTIONS = List.of("set", "clear", "open", "cascade");
  private static final List<String> ACTIONS_NOT_YET = List.of("end", "tell");

  private final RecordScope scope;

  RecordFlowReader(RecordScope scope) {
    this.scope = scope;
  }

  Optional<RecordState> state(String name, Part part) {
    Section section = part.section();
    section.allowOnly(STATE_KEYS);
    if (!Naming.UPPER_SNAKE.matcher(name).matches()) {
      section.problem(
          part.line(),
          "state '%s' is not in capitals. Write a name like IN_PROGRESS.".formatted(name));
      return Optional.empty();
    }
    if (!section.has("kind")) {
      section.problem(
          part.line(),
          "state %s has no 'kind'. Say what sort of state it is: %s."
              .formatted(name, String.join(", ", KINDS)));
      return Optional.empty();
    }
    Set<String> lockable = scope.filled();
    lockable.add(RecordState.ALL);
    List<String> needs = scope.names(section, "needs", scope.filled());
    List<String> locks = scope.names(section, "locks", lockable);
    List<String> was = section.textOrTexts("was").stream().map(Text::value).toList();
    String description = section.text("description").map(Text::value).orElse("");
    return word(section, "kind", KINDS)
        .map(kind ->
            new RecordState(
                name,
                Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                needs,
                new LinkedHashSet<>(locks),
                was,
                description));
  }

  Optional<RecordTransition> transition(String name, Part part) {
    Section section = part.section();
    section.allowOnly(TRANSITION_KEYS);
    if (!Naming.LOWER_CAMEL.matcher(name).matches()) {
      section.problem(
          part.line(),
          "transition '%s' is not in lower camel case. Write a name like submit.".formatted(name));
      return Optional.empty();
    }
    for (String key : List.of("from", "to")) {
      if (!section.has(key)) {
        section.problem(
            part.line(),
            "transition '%s' has no '%s'. Name a state: %s."
                .formatted(name, key, String.join(", ", scope.states())));
      }
    }
    List<String> from = scope.names(section, "from", scope.states());
    Optional<String> to =
        section
            .text("to")
            .filter(text -> scope.check(section, "to", text, scope.states()))
            .map(Text::value);
    RecordTransition transition =
        new RecordTransition(
            name,
            from,
            to.orElse(""),
            scope.parties(section, "by"),
            scope.names(section, "ask", scope.filled()),
            scope.expression(section, "when"),
            scope.names(section, "approval", scope.approvals()),
            actions(section),
            after(section),
            word(section, "upon", EVENTS)
                .map(event -> Event.valueOf(event.toUpperCase(Locale.ROOT)))
                .orElse(null),
            section.text("description").map(Text::value).orElse(""));
    if (transition.upon() == Event.APPROVED && transition.approvals().isEmpty()) {
      section.problem(
          section.lineOf("upon"),
          "transition '%s' happens upon approval but names none. Add approval: and the name of one."
              .formatted(name));
    }
    return to.isEmpty() || from.isEmpty() ? Optional.empty() : Optional.of(transition);
  }

  private static @Nullable Duration after(Section section) {
    Optional<Text> text = section.text("after");
    if (text.isEmpty()) {
      return null;
    }
    try {
      Duration after = Duration.parse(text.get().value());
      if (!after.isNegative() && !after.isZero()) {
        return after;
      }
    } catch (DateTimeException none) {
      // The same problem as one that is negative.
    }
    section.problem(
        text.get().line(),
        "'after' takes an ISO 8601 duration longer than none, e.g. P14D or PT4H.");
    return null;
  }

  private static Optional<String> word(Section section, String key, List<String> known) {
    return section
        .text(key)
        .flatMap(text -> {
          if (known.contains(text.value())) {
            return Optional.of(text.value());
          }
          section.problem(
              text.line(),
              "'%s' is '%s'%s. Write one of %s."
                  .formatted(
                      key,
                      text.value(),
                      Suggestions.didYouMean(text.value(), known),
                      String.join(", ", known)));
          return Optional.empty();
        });
  }

  private List<Action> actions(Section section) {
    List<Action> actions = new ArrayList<>();
    if (!section.has("then")) {
      return actions;
    }
    List<YamlNode> items = section.mapping().items("then");
    if (items.isEmpty()) {
      section.problem(
          section.lineOf("then"),
          "'then' takes a list of what happens, e.g. [{set: {closed: $now()}}].");
    }
    for (YamlNode item : items) {
      Section action = section.section("then", item, item.line());
      if (action == null) {
        continue;
      }
      for (String word : ACTIONS_NOT_YET) {
        if (action.has(word)) {
          action.problem(
              action.lineOf(word),
              "'%s' can't be done yet: this version of Kaskade has nothing that it would reach. Remove it."
                  .formatted(word));
        }
      }
      action.allowOnly(Stream.concat(ACTIONS.stream(), ACTIONS_NOT_YET.stream()).toList());
      set(action, "set", scope.fields()).map(Action.Set::new).ifPresent(actions::add);
      List<String> clear = scope.names(action, "clear", scope.filled());
      if (!clear.isEmpty()) {
        actions.add(new Action.Clear(clear));
      }
      Section open = action.section("open");
      if (open != null) {
        open.allowOnly(List.of("record", "link", "set"));
        String link = open.text("link").map(Text::value).orElse(null);
        open.required("record", "Name the record type to be made.")
            .ifPresent(record ->
                actions.add(
                    new Action.Open(
                        record.value(), link, set(open, "set", null).orElse(Map.of()))));
      }
      Section cascade = action.section("cascade");
      if (cascade != null) {
        cascade.allowOnly(List.of("link", "transition"));
        Optional<Text> link =
            cascade
                .required("link", "Name the link that leads to the other records.")
                .filter(text -> scope.check(cascade, "link", text, scope.links()));
        Optional<Text> transition =
            cascade.required("transition", "Name the transition that they take.");
        if (link.isPresent() && transition.isPresent()) {
          actions.add(new Action.Cascade(link.get().value(), transition.get().value()));
        }
      }
    }
    return actions;
  }

  /// @param fields that can be set; null where they are those of another record type, checked later
  private Optional<Map<String, RecordExpression>> set(
      Section section, String key, @Nullable Set<String> fields) {
    Section values = section.section(key);
    if (values == null) {
      return Optional.empty();
    }
    Map<String, RecordExpression> set = new LinkedHashMap<>();
    for (String field : values.mapping().entries().keySet()) {
      boolean known =
          fields == null
              || scope.check(section, key, new Text(field, values.lineOf(field)), fields);
      RecordExpression expression = scope.expression(values, field);
      if (known && expression != null) {
        set.put(field, expression);
      }
    }
    return Optional.of(set);
  }
}
