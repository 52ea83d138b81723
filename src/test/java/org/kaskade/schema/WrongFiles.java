package org.kaskade.schema;

import java.util.stream.Stream;

/// Declarations with one mistake each.
final class WrongFiles {
  /// A file, the line of its mistake and part of what is said about it.
  ///
  /// @param alone whether the mistake shows in the file by itself, without the other declarations
  record WrongFile(String name, String path, int line, boolean alone, String says, String content) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String HEAD =
      "class: Scanner\nparent: ConfigurationItem\ndescription: Reads.\nidentification: [[imei]]\n";
  private static final String IMEI =
      "attributes:\n  imei: {type: string, description: Its number.}\n";

  private WrongFiles() {}

  static Stream<WrongFile> all() {
    return Stream.of(classes(), attributes(), relationships(), policies(), WrongRecordFiles.all())
        .flatMap(s -> s);
  }

  private static WrongFile scanner(
      String name, int line, boolean alone, String says, String content) {
    return new WrongFile(name, "classes/scanner.yaml", line, alone, says, content);
  }

  private static Stream<WrongFile> classes() {
    return Stream.of(
        scanner("syntax", 3, true, "Correct the YAML", "class: Scanner\nparent: [a\nb: c\n"),
        scanner("empty file", 1, true, "no declaration stands here", "# nothing yet\n"),
        scanner("a list", 1, true, "no declaration stands here", "- class: Scanner\n"),
        scanner(
            "duplicate key",
            4,
            false,
            "'parent' stands a second time, first in line 2",
            "class: Scanner\nparent: Server\ndescription: Reads.\nparent: Server\n"),
        scanner(
            "two documents",
            4,
            false,
            "a second document starts here",
            "class: Scanner\nparent: Server\ndescription: Reads.\n---\nclass: Other\n"),
        scanner("unknown key", 7, true, "did you mean abstract?", HEAD + IMEI + "abstrakt: true\n"),
        scanner("no class", 1, true, "'class' is missing", "parent: Server\ndescription: Reads.\n"),
        scanner(
            "no description",
            1,
            true,
            "'description' is missing. Say in one sentence",
            "class: Scanner\nparent: Server\n"),
        scanner(
            "blank description",
            3,
            true,
            "'description' is empty",
            "class: Scanner\nparent: Server\ndescription: ' '\n"),
        scanner(
            "description is a number",
            3,
            true,
            "Put \"5\" in quotes",
            "class: Scanner\nparent: Server\ndescription: 5\n"),
        scanner(
            "flag is a text",
            3,
            true,
            "'abstract' takes true or false",
            "class: Scanner\nparent: Server\nabstract: 'yes'\ndescription: Reads.\n"),
        scanner(
            "wrong case",
            1,
            true,
            "'class' is 'scanner'",
            "class: scanner\nparent: Server\ndescription: Reads.\n"),
        scanner(
            "wrong case of the plural",
            3,
            true,
            "'plural' is 'All-Scanners'",
            "class: Scanner\nparent: Server\nplural: All-Scanners\ndescription: Reads.\n"),
        new WrongFile(
            "file name",
            "classes/reader.yaml",
            1,
            false,
            "Rename the file to card-reader.yaml",
            "class: CardReader\nparent: Server\ndescription: Reads.\n"),
        scanner(
            "no parent",
            1,
            false,
            "'parent' is missing",
            "class: Scanner\ndescription: Reads.\nidentification: [[name]]\n"),
        scanner(
            "unknown parent",
            2,
            false,
            "did you mean Server?",
            "class: Scanner\nparent: Sever\ndescription: Reads.\n"),
        scanner(
            "no identification",
            1,
            false,
            "has no identification rule",
            "class: Scanner\nparent: ConfigurationItem\ndescription: Reads.\n"),
        scanner(
            "flat identification",
            4,
            true,
            "'identification' takes a list",
            "class: Scanner\nparent: Server\ndescription: Reads.\nidentification: [imei]\n"),
        scanner(
            "identification names nothing", 4, false, "'imei', which Scanner does not have", HEAD),
        scanner(
            "identification by a list",
            4,
            false,
            "tells no two CIs apart",
            "class: Scanner\nparent: Server\ndescription: Reads.\nidentification: [[tags]]\n"),
        new WrongFile(
            "type of the API",
            "classes/change.yaml",
            1,
            false,
            "would need the GraphQL type Change, which belongs to the API",
            "class: Change\nparent: Server\ndescription: Coins.\nplural: coins\n"),
        new WrongFile(
            "query of the API",
            "classes/spring.yaml",
            3,
            false,
            "which the API uses already",
            "class: Spring\nparent: Server\nplural: sources\ndescription: Water.\n"),
        new WrongFile(
            "type of another class",
            "classes/any-server.yaml",
            1,
            false,
            "GraphQL type AnyServer, which belongs to class Server",
            "class: AnyServer\nparent: ConfigurationItem\ndescription: Any.\nidentification: [[name]]\n"));
  }

  private static Stream<WrongFile> attributes() {
    return Stream.of(
        scanner(
            "attributes are a list",
            5,
            true,
            "'attributes' takes a mapping",
            HEAD.replace("imei", "name") + "attributes: [imei]\n"),
        scanner(
            "attribute is a text",
            7,
            true,
            "attribute 'range' takes a mapping",
            HEAD + IMEI + "  range: number\n"),
        scanner(
            "attribute in snake case",
            7,
            true,
            "Write batteryLife.",
            HEAD + IMEI + "  battery_life: {type: string, description: Long.}\n"),
        scanner(
            "reserved attribute",
            7,
            true,
            "attribute 'owner' has a name that every CI uses already",
            HEAD + IMEI + "  owner: {type: string, description: Whose.}\n"),
        scanner(
            "inherited attribute",
            7,
            false,
            "inherited from ConfigurationItem already (cmdb-schema/classes/configuration-item.yaml:",
            HEAD + IMEI + "  tags: {type: strings, description: Words.}\n"),
        scanner(
            "no type",
            7,
            true,
            "'type' is missing. Say what 'range' holds: string, integer",
            HEAD + IMEI + "  range: {description: How far.}\n"),
        scanner(
            "unknown type",
            8,
            true,
            "did you mean integer?",
            HEAD + IMEI + "  range:\n    type: interger\n    description: How far.\n"),
        scanner(
            "enum without values",
            7,
            true,
            "attribute 'mode' is an enum without 'values'",
            HEAD + IMEI + "  mode: {type: enum, description: How.}\n"),
        scanner(
            "empty values",
            7,
            true,
            "'values' is an empty list",
            HEAD + IMEI + "  mode: {type: enum, values: [], description: How.}\n"),
        scanner(
            "same value twice",
            7,
            true,
            "names 'a' twice",
            HEAD + IMEI + "  mode: {type: enum, values: [a, b, a], description: How.}\n"),
        scanner(
            "values without enum",
            7,
            true,
            "is no enum",
            HEAD + IMEI + "  mode: {type: string, values: [a], description: How.}\n"),
        scanner(
            "unit of a text",
            7,
            true,
            "has a 'unit' but is no integer or number",
            HEAD + IMEI + "  mode: {type: string, unit: m, description: How.}\n"),
        scanner(
            "no description of an attribute",
            7,
            true,
            "'description' is missing. Say in one sentence what 'mode' holds",
            HEAD + IMEI + "  mode: {type: string}\n"));
  }

  private static WrongFile feeds(
      String name, int line, boolean alone, String says, String was, String is) {
    String right =
        """
        relationship: FEEDS
        forward: feeds
        reverse: is fed by
        source: Rack
        target: Pdu
        dependent: source
        strength: hard
        group: feeds
        need: 1
        description: Gives electricity.
        """;
    return new WrongFile(
        name, "relationships/feeds.yaml", line, alone, says, right.replace(was, is));
  }

  private static Stream<WrongFile> relationships() {
    return Stream.of(
        feeds("unknown end", 5, false, "did you mean Pdu?", "target: Pdu", "target: Pdo"),
        feeds("unknown source", 4, false, "'source' names 'Nix'", "source: Rack", "source: Nix"),
        feeds("wrong case of a type", 1, true, "like RUNS_ON", ": FEEDS", ": Feeds"),
        feeds("file name of a type", 1, false, "Rename the file to fed.yaml", ": FEEDS", ": FED"),
        feeds("no dependent", 1, true, "'dependent' is missing", "dependent: source\n", ""),
        feeds("neither end", 6, true, "Write one of source, target, none", ": source", ": both"),
        feeds("no strength", 1, true, "'strength' is missing", "strength: hard\n", ""),
        feeds("strength", 7, true, "did you mean hard?", ": hard", ": hart"),
        feeds("need of zero", 9, true, "a count from 1", "need: 1", "need: 0"),
        feeds("need over all", 9, true, "from 1% to 100%", "need: 1", "need: 101%"),
        feeds("fraction of a need", 9, true, "a count from 1", "need: 1", "need: 1.5"),
        feeds("need without group", 8, true, "without a 'group'", "group: feeds\n", ""),
        feeds("no reading", 1, true, "'forward' is missing", "forward: feeds\n", ""),
        feeds(
            "strength without impact",
            7,
            true,
            "has no meaning where 'dependent' is none",
            "source\nstrength: hard\ngroup: feeds\nneed: 1\n",
            "none\nstrength: hard\n"),
        new WrongFile(
            "shipped type",
            "relationships/runs-on.yaml",
            1,
            false,
            "is declared already in cmdb-schema/relationships/runs-on.yaml:1",
            """
            relationship: RUNS_ON
            forward: runs on
            reverse: runs
            source: Rack
            target: Pdu
            dependent: source
            strength: hard
            description: Runs.
            """));
  }

  private static WrongFile precedence(
      String name, int line, boolean alone, String says, String rules) {
    return new WrongFile(
        name,
        "policies/precedence.yaml",
        line,
        alone,
        says,
        "policy: precedence\ndescription: Who counts.\nrules:\n" + rules);
  }

  private static Stream<WrongFile> policies() {
    return Stream.of(
        precedence("no rules", 3, true, "'rules' takes a list", "  none: true\n"),
        precedence(
            "rule without sources", 4, true, "'sources' is missing", "  - attributes: [memory]\n"),
        precedence(
            "rule about no class",
            4,
            false,
            "did you mean Server?",
            "  - {classes: [Sever], sources: [a]}\n"),
        precedence(
            "rule about no attribute",
            4,
            false,
            "'memry', which Server does not have (did you mean memory?)",
            "  - {classes: [Server], attributes: [memry], sources: [a]}\n"),
        precedence(
            "rule that never counts",
            5,
            false,
            "this rule never counts",
            "  - sources: [a]\n  - {classes: [Server], sources: [b]}\n"));
  }
}
