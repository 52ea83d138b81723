package org.kaskade.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kaskade.schema.RecordApproval.Need;
import org.kaskade.schema.RecordLine.Part;
import org.kaskade.schema.Section.Text;
import org.kaskade.yaml.YamlScalar;

/// Reads approvals and tasks.
final class RecordApprovalReader {
  private static final List<String> KEYS =
      List.of("of", "need", "not", "withdrawn", "when", "description");
  private static final List<String> TASK_KEYS = List.of("do", "team", "when", "after", "blocks");
  private static final Pattern ROLE = Pattern.compile("(role|team):[A-Za-z0-9 ._-]+");
  private static final Pattern PERCENT = Pattern.compile("([1-9][0-9]?|100) ?%");
  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");

  private final RecordScope scope;

  RecordApprovalReader(RecordScope scope) {
    this.scope = scope;
  }

  Optional<RecordApproval> approval(String name, Part part) {
    Section section = part.section();
    section.allowOnly(KEYS);
    if (!properName("approval", name, part)) {
      return Optional.empty();
    }
    if (!section.has("of")) {
      section.problem(
          part.line(),
          "approval '%s' doesn't say who is asked. Write of: owner(changes), of: role:change-manager, or another expression for names."
              .formatted(name));
    }
    List<RecordExpression> of = new ArrayList<>();
    for (Text word : section.textOrTexts("of")) {
      // A role stands as it is; what else there is computes names.
      Text expression =
          ROLE.matcher(word.value()).matches()
              ? new Text("'" + word.value() + "'", word.line())
              : word;
      scope.expression(section, "of", expression).ifPresent(of::add);
    }
    return Optional.of(
        new RecordApproval(
            name,
            of,
            need(section, name),
            scope.parties(section, "not"),
            new LinkedHashSet<>(scope.names(section, "withdrawn", scope.filled())),
            scope.expression(section, "when"),
            section.text("description").map(Text::value).orElse("")));
  }

  private static Need need(Section section, String name) {
    if (!section.has("need")) {
      return Need.ALL;
    }
    String text =
        section.mapping().get("need") instanceof YamlScalar scalar ? scalar.text().strip() : "";
    Matcher percent = PERCENT.matcher(text);
    if (percent.matches()) {
      return new Need(Integer.parseInt(percent.group(1)), true);
    }
    if (COUNT.matcher(text).matches()) {
      return new Need(Integer.parseInt(text), false);
    }
    if (!text.equals("all")) {
      section.problem(
          section.lineOf("need"),
          "'need' of approval '%s' takes all, a count like 2, or a share like 50%%."
              .formatted(name));
    }
    return Need.ALL;
  }

  Optional<RecordTask> task(String name, Part part) {
    Section section = part.section();
    section.allowOnly(TASK_KEYS);
    if (!properName("task", name, part)) {
      return Optional.empty();
    }
    if (!section.has("do")) {
      section.problem(
          part.line(),
          "task '%s' doesn't say what to do. Write do: and a sentence.".formatted(name));
    }
    return Optional.of(
        new RecordTask(
            name,
            section.text("do").map(Text::value).orElse(""),
            section.text("team").map(Text::value).orElse(null),
            scope.expression(section, "when"),
            scope.names(section, "after", scope.tasks()),
            scope.names(section, "blocks", scope.transitions())));
  }

  private static boolean properName(String what, String name, Part part) {
    if (Naming.LOWER_CAMEL.matcher(name).matches()) {
      return true;
    }
    part.section()
        .problem(
            part.line(),
            "%s '%s' is not in lower camel case. Write a name like backupChecked."
                .formatted(what, name));
    return false;
  }
}
