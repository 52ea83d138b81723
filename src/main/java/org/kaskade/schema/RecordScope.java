package org.kaskade.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaskade.expression.Condition;
import org.kaskade.expression.ExpressionFailed;
import org.kaskade.schema.RecordTransition.Party;
import org.kaskade.schema.Section.Text;

/// The names that one record type knows, inherited ones included, to check those against that its
/// declaration mentions.
record RecordScope(
    String record,
    Set<String> fields,
    Set<String> links,
    Set<String> states,
    Set<String> transitions,
    Set<String> approvals,
    Set<String> tasks) {
  /// What conditions can look at besides fields and links.
  static final List<String> ALWAYS =
      List.of(
          "number",
          "version",
          "state",
          "stateKind",
          "stateSince",
          "requester",
          "made",
          "changed",
          "template",
          "asked",
          "votes",
          "tasks");

  private static final Pattern OWNER_OF = Pattern.compile("owner\\(\\s*([A-Za-z0-9_]+)\\s*\\)");
  private static final Pattern ROLE = Pattern.compile("role:([a-z0-9]+(-[a-z0-9]+)*)");
  private static final List<String> PARTIES = List.of("requester", "agent", "program");

  /// Fields and links.
  Set<String> filled() {
    Set<String> names = new LinkedHashSet<>(fields);
    names.addAll(links);
    return names;
  }

  /// Reports a name that isn't among these.
  boolean check(Section section, String key, Text name, Set<String> known) {
    if (known.contains(name.value())) {
      return true;
    }
    section.problem(
        name.line(),
        "'%s' names '%s', which %s doesn't have%s. Name one of %s."
            .formatted(
                key,
                name.value(),
                record,
                Suggestions.didYouMean(name.value(), known),
                known.isEmpty() ? "those you declare" : String.join(", ", known)));
    return false;
  }

  /// The names at a key that are known; others are reported.
  List<String> names(Section section, String key, Set<String> known) {
    return section.textOrTexts(key).stream()
        .filter(name -> check(section, key, name, known))
        .map(Text::value)
        .toList();
  }

  /// The expression at a key; null where there is none or, reported, where it is wrong.
  @Nullable RecordExpression expression(Section section, String key) {
    return section.text(key).flatMap(text -> expression(section, key, text)).orElse(null);
  }

  Optional<RecordExpression> expression(Section section, String key, Text text) {
    Set<String> known = filled();
    known.addAll(ALWAYS);
    return expression(section, key, text, known);
  }

  /// @param known names that mean something in it
  static Optional<RecordExpression> expression(
      Section section, String key, Text text, Set<String> known) {
    Condition condition;
    try {
      condition = Condition.of(text.value());
    } catch (ExpressionFailed wrong) {
      section.problem(
          text.line(),
          "'%s' %s. Write an expression as on docs.jsonata.org, e.g. state = 'DRAFT'."
              .formatted(key, wrong.getMessage()));
      return Optional.empty();
    }
    boolean allKnown = true;
    for (String name : condition.names().stream().sorted().toList()) {
      if (!known.contains(name)) {
        allKnown = false;
        section.problem(
            text.line(),
            "'%s' looks at '%s', which is not there%s. Known are %s; a text stands in quotes: '%s'."
                .formatted(
                    key,
                    name,
                    Suggestions.didYouMean(name, known),
                    String.join(", ", known),
                    name));
      }
    }
    return allKnown
        ? Optional.of(new RecordExpression(condition, section.file().path(), text.line()))
        : Optional.empty();
  }

  /// Who is named at a key; unknown words are reported.
  List<Party> parties(Section section, String key) {
    List<Party> parties = new ArrayList<>();
    for (Text word : section.textOrTexts(key)) {
      party(section, key, word).ifPresent(parties::add);
    }
    return parties;
  }

  private Optional<Party> party(Section section, String key, Text word) {
    Matcher role = ROLE.matcher(word.value());
    if (role.matches()) {
      return Optional.of(new Party(Party.Kind.ROLE, role.group(1)));
    }
    Matcher owner = OWNER_OF.matcher(word.value());
    if (owner.matches()) {
      return check(section, key, new Text(owner.group(1), word.line()), links)
          ? Optional.of(new Party(Party.Kind.OWNER_OF, owner.group(1)))
          : Optional.empty();
    }
    if (fields.contains(word.value())) {
      return Optional.of(new Party(Party.Kind.FIELD, word.value()));
    }
    if (!PARTIES.contains(word.value())) {
      Set<String> known = new LinkedHashSet<>(PARTIES);
      known.addAll(fields);
      section.problem(
          word.line(),
          "'%s' is '%s', which names nobody%s. Write one of %s, a field that holds a person or team, a role like role:change-manager, or owner(link) for the owners of what a link leads to."
              .formatted(
                  key,
                  word.value(),
                  Suggestions.didYouMean(word.value(), known),
                  String.join(", ", PARTIES)));
      return Optional.empty();
    }
    Party.Kind kind = Party.Kind.valueOf(word.value().toUpperCase(Locale.ROOT));
    if (kind == Party.Kind.AGENT && !fields.contains("team")) {
      section.problem(
          word.line(),
          "'%s' is 'agent', but %s has no field 'team'. Declare it, or extend a record type that has it, such as Work."
              .formatted(key, record));
      return Optional.empty();
    }
    return Optional.of(new Party(kind, ""));
  }
}
