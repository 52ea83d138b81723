package org.kaskade.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.RelationshipType.DependentEnd;
import org.kaskade.schema.Section.Text;
import org.kaskade.yaml.YamlScalar;

/// Reads the declaration of a relationship type and checks all that can be judged from its file
/// alone.
final class RelationshipReader {
  private static final List<String> KEYS =
      List.of(
          "relationship",
          "forward",
          "reverse",
          "source",
          "target",
          "dependent",
          "strength",
          "group",
          "need",
          "description");
  private static final List<String> ENDS = List.of("source", "target", "none");
  private static final List<String> STRENGTHS = List.of("hard", "soft");
  private static final Pattern NEED = Pattern.compile("[1-9][0-9]{0,8}|([1-9][0-9]?|100)%");

  /// The declaration; empty, and reported, where something it can't do without is missing.
  Optional<RelationshipDeclaration> read(Section section) {
    section.allowOnly(KEYS);
    Optional<Text> name =
        section
            .required("relationship", "Write the name of the type in upper snake case.")
            .filter(text -> properName(section, text));
    Optional<Text> forward =
        section.required("forward", "Say how the source end reads, e.g. runs on.");
    Optional<Text> reverse =
        section.required("reverse", "Say how the target end reads, e.g. runs.");
    Optional<Text> source = section.required("source", "Name the class of the source end.");
    Optional<Text> target = section.required("target", "Name the class of the target end.");
    Optional<DependentEnd> dependent =
        choice(section, "dependent", "Say which end needs the other", ENDS)
            .map(end -> DependentEnd.valueOf(end.toUpperCase(Locale.ROOT)));
    boolean none = dependent.filter(end -> end == DependentEnd.NONE).isPresent();
    String strength = strength(section, none);
    String group = section.text("group").map(Text::value).orElse(null);
    String need = need(section);
    String description = section.description("Say in one sentence what it means for both ends.");
    checkGrouping(section, none);
    if (name.isEmpty()
        || forward.isEmpty()
        || reverse.isEmpty()
        || source.isEmpty()
        || target.isEmpty()
        || dependent.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RelationshipDeclaration(
            section.file(),
            name.get().line(),
            new RelationshipType(
                name.get().value(),
                description,
                forward.get().value(),
                reverse.get().value(),
                source.get().value(),
                target.get().value(),
                dependent.get(),
                strength.equals("soft") ? Strength.SOFT : Strength.HARD,
                group,
                group != null && need == null ? "1" : need),
            source.get().line(),
            target.get().line()));
  }

  private static boolean properName(Section section, Text name) {
    if (!ClassReader.cased(section, name, Naming.UPPER_SNAKE, "relationship", "RUNS_ON")) {
      return false;
    }
    FileNames.check(section, name, "relationship type");
    return true;
  }

  private static Optional<String> choice(
      Section section, String key, String advice, List<String> choices) {
    String known = String.join(", ", choices);
    Optional<Text> word = section.required(key, "%s: %s.".formatted(advice, known));
    if (word.isPresent() && !choices.contains(word.get().value())) {
      section.problem(
          word.get().line(),
          "'%s' is '%s'%s. Write one of %s."
              .formatted(
                  key,
                  word.get().value(),
                  Suggestions.didYouMean(word.get().value(), choices),
                  known));
      return Optional.empty();
    }
    return word.map(Text::value);
  }

  private static String strength(Section section, boolean none) {
    return none
        ? "hard"
        : choice(section, "strength", "Say how hard the dependent is hit", STRENGTHS)
            .orElse("hard");
  }

  private static void checkGrouping(Section section, boolean none) {
    for (String key : List.of("strength", "group", "need")) {
      if (none && section.has(key)) {
        section.problem(
            section.lineOf(key),
            "'%s' has no meaning where 'dependent' is none: the relationship carries no impact. Remove it."
                .formatted(key));
      }
    }
    if (!none && section.has("need") && !section.has("group")) {
      section.problem(
          section.lineOf("need"),
          "'need' has no meaning without a 'group'. Add the group's name, e.g. group: members, or remove the need.");
    }
  }

  /// A count or a percentage as text; null where there is none or it is wrong.
  private static @Nullable String need(Section section) {
    if (!section.has("need")) {
      return null;
    }
    if (section.mapping().get("need") instanceof YamlScalar scalar
        && NEED.matcher(scalar.text()).matches()) {
      return scalar.text();
    }
    section.problem(
        section.lineOf("need"),
        "'need' takes how many of the group must be up: a count from 1, e.g. 2, or a percentage from 1% to 100%, e.g. 50%.");
    return null;
  }
}
