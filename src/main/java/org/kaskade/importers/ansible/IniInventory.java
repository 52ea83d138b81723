package org.kaskade.importers.ansible;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kaskade.yaml.YamlScalar;

/// Reads an INI inventory line by line. A line that means nothing makes the file unreadable; the
/// other lines count all the same.
final class IniInventory {
  static final Pattern SECTION =
      Pattern.compile("\\[([^:\\]\\s]+)(?::(\\w+))?\\]\\s*(?:#.*)?", Pattern.DOTALL);
  private static final Pattern GROUP_NAME =
      Pattern.compile("([^:\\]\\s]+)\\s*(?:#.*)?", Pattern.DOTALL);

  private final String file;
  private final HostGroups into;
  private final Reports reports;
  private boolean complete = true;
  private final HostBudget budget;
  private String group = HostGroups.UNGROUPED;
  private String kind = "hosts";

  IniInventory(String file, HostGroups into, Reports reports) {
    this.file = file;
    this.into = into;
    this.reports = reports;
    this.budget = new HostBudget();
  }

  /// Whether all that was read so far meant something.
  boolean complete() {
    return complete;
  }

  void read(String text) {
    int number = 0;
    for (String raw : text.split("\\R", -1)) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      try {
        line(line, new Place(file, number));
      } catch (InvalidEntry invalid) {
        complete = false;
        reports.unreadable(file, invalid.code(), number, invalid.reason());
      }
    }
  }

  private void line(String line, Place place) throws InvalidEntry {
    if (line.indexOf('\uFFFD') >= 0) {
      throw new InvalidEntry("ENCODING", "the line is not UTF-8 text");
    }
    Matcher section = SECTION.matcher(line);
    if (section.matches()) {
      section(section, place);
    } else if (line.startsWith("[") && line.endsWith("]")) {
      throw new InvalidEntry(
          "SYNTAX", "a section is [group], [group:children] or [group:vars], without blanks");
    } else if (kind.equals("hosts")) {
      host(line, place);
    } else if (kind.equals("children")) {
      child(line, place);
    } else if (kind.equals("vars")) {
      variable(line, place);
    }
  }

  private void section(Matcher section, Place place) throws InvalidEntry {
    group = section.group(1);
    kind = section.group(2) == null ? "hosts" : section.group(2);
    switch (kind) {
      case "hosts", "children" -> into.define(group, place);
      case "vars" -> into.group(group).variablesOnly.add(place);
      default ->
          throw new InvalidEntry(
              "SYNTAX", "a section is [group], [group:children] or [group:vars]");
    }
  }

  private void host(String line, Place place) throws InvalidEntry {
    List<String> words = ShellWords.split(line);
    if (words.isEmpty()) {
      return;
    }
    HostPattern pattern = HostPattern.parse(words.getFirst(), budget.left());
    for (String word : words.subList(1, words.size())) {
      if (word.indexOf('=') < 0) {
        throw new InvalidEntry("SYNTAX", "what follows a host name is variable=value");
      }
    }
    budget.spend(pattern.names().size());
    for (String name : pattern.names()) {
      Host host = into.addHost(name, group, pattern.port(), place);
      for (String word : words.subList(1, words.size())) {
        int equals = word.indexOf('=');
        into.setVariable(
            host,
            word.substring(0, equals),
            PythonLiteral.parse(word.substring(equals + 1), place.line()),
            place);
      }
    }
  }

  private void child(String line, Place place) throws InvalidEntry {
    Matcher name = GROUP_NAME.matcher(line);
    if (!name.matches()) {
      throw new InvalidEntry("SYNTAX", "a line of [group:children] is the name of one group");
    }
    if (name.group(1).equals(group)) {
      reports.warning("CYCLE", place, "group '%s' contains itself".formatted(group));
    } else {
      into.addChild(group, name.group(1), place);
    }
  }

  private void variable(String line, Place place) throws InvalidEntry {
    int equals = line.indexOf('=');
    if (equals < 0) {
      throw new InvalidEntry("SYNTAX", "a line of [group:vars] is variable=value");
    }
    String name = line.substring(0, equals).strip();
    String value = line.substring(equals + 1).strip();
    into.setVariable(
        into.group(group),
        name,
        value.isEmpty()
            ? new YamlScalar("", false, null, place.line())
            : PythonLiteral.parse(value, place.line()),
        place);
  }
}
