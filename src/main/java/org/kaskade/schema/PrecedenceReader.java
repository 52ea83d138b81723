package org.kaskade.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.kaskade.schema.Section.Text;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;

/// Reads the rules of a precedence policy, given the classes they may speak of.
final class PrecedenceReader {
  private static final List<String> KEYS = List.of("policy", "description", "rules");
  private static final List<String> RULE_KEYS =
      List.of("classes", "attributes", "sources", "description");

  private final Hierarchy hierarchy;

  PrecedenceReader(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  List<Precedence.Rule> read(Section section) {
    section.allowOnly(KEYS);
    section
        .required("policy", "Write policy: precedence.")
        .filter(text -> !text.value().equals("precedence"))
        .ifPresent(text ->
            section.problem(
                text.line(),
                "'policy' is '%s', but this file holds the policy precedence. Write policy: precedence."
                    .formatted(text.value())));
    section.description("Say in one sentence what the rules are for.");
    List<YamlNode> items = section.mapping().items("rules");
    if (items.isEmpty()) {
      section.problem(
          section.lineOf("rules"),
          "'rules' takes a list of rules, each with sources, e.g. - sources: [manual, \"*\"].");
    }
    List<Precedence.Rule> rules = new ArrayList<>();
    boolean closed = false;
    for (YamlNode item : items) {
      if (!(item instanceof YamlMapping mapping)) {
        section.problem(
            item.line(), "a rule takes keys below it: %s.".formatted(String.join(", ", RULE_KEYS)));
        continue;
      }
      if (closed) {
        section.problem(
            mapping.line(),
            "this rule never counts: one before it holds for every class and attribute. Move that one to the end.");
      }
      Precedence.Rule rule = rule(new Section(section.file(), mapping, section.problems()));
      closed |=
          !mapping.entries().containsKey("classes") && !mapping.entries().containsKey("attributes");
      rules.add(rule);
    }
    return rules;
  }

  private Precedence.Rule rule(Section section) {
    section.allowOnly(RULE_KEYS);
    section.text("description");
    Set<String> named = new LinkedHashSet<>();
    Set<String> classes = new LinkedHashSet<>();
    for (Text text : section.texts("classes")) {
      if (hierarchy.known(text.value())) {
        named.add(text.value());
        classes.addAll(hierarchy.withSubclasses(text.value()));
      } else if (!hierarchy.perhapsUnreadable(text.value())) {
        section.problem(
            text.line(),
            "'classes' names '%s', which is not declared%s. Correct the name."
                .formatted(text.value(), Suggestions.didYouMean(text.value(), hierarchy.names())));
      }
    }
    Set<String> attributes = new LinkedHashSet<>();
    for (Text text : section.texts("attributes")) {
      attributes.add(text.value());
      checkAttribute(section, text, named, classes);
    }
    if (!section.has("sources")) {
      section.problem(
          section.mapping().line(),
          "'sources' is missing. List names or patterns of sources, the strongest first, e.g. [manual, \"*\"].");
    }
    List<Pattern> sources =
        section.texts("sources").stream().map(Text::value).map(PrecedenceReader::glob).toList();
    return new Precedence.Rule(classes, attributes, sources);
  }

  private void checkAttribute(
      Section section, Text attribute, Set<String> named, Set<String> classes) {
    Set<String> known = new TreeSet<>(CommonFields.CLAIMED);
    for (String ciClass : classes.isEmpty() ? hierarchy.names() : classes) {
      known.addAll(hierarchy.attributeNames(ciClass));
    }
    if (!known.contains(attribute.value()) && !hierarchy.someUnreadable()) {
      section.problem(
          attribute.line(),
          "'attributes' names '%s', which %s%s. Correct the name."
              .formatted(
                  attribute.value(),
                  named.isEmpty() ? "no class has" : String.join(" or ", named) + " does not have",
                  Suggestions.didYouMean(attribute.value(), known)));
    }
  }

  /// `*` stands for any characters, `?` for one.
  private static Pattern glob(String pattern) {
    StringBuilder regex = new StringBuilder();
    pattern
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '*' -> regex.append(".*");
            case '?' -> regex.append('.');
            default -> regex.append(Pattern.quote(Character.toString(c)));
          }
        });
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
