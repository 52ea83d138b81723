package org.kaskade.schema;

import java.util.stream.Stream;
import org.kaskade.schema.WrongFiles.WrongFile;

/// Declarations of records with one mistake each.
final class WrongRecordFiles {
  private static final String HEAD =
      "record: Ticket\ndescription: Asks.\nnumber: TCK-000\nstates: {OPEN: {kind: new}, DONE: {kind: closed}}\n";
  private static final String DONE = "transitions: {close: {from: OPEN, to: DONE}}\n";

  private WrongRecordFiles() {}

  private static WrongFile ticket(
      String name, int line, boolean alone, String says, String content) {
    return new WrongFile("record: " + name, "records/ticket.yaml", line, alone, says, content);
  }

  private static WrongFile template(
      String name, int line, boolean alone, String says, String content) {
    return new WrongFile("template: " + name, "records/quick.yaml", line, alone, says, content);
  }

  static Stream<WrongFile> all() {
    return Stream.of(names(), fields(), links(), flow(), approvals(), templates()).flatMap(s -> s);
  }

  private static Stream<WrongFile> names() {
    return Stream.of(
        ticket("unknown key", 6, true, "did you mean fields?", HEAD + DONE + "feilds: {}\n"),
        ticket("no name", 1, true, "'record' is missing", "description: Asks.\nnumber: TCK-000\n"),
        ticket(
            "no number",
            1,
            true,
            "'number' is missing",
            "record: Ticket\ndescription: Asks.\nstates: {OPEN: {kind: new}}\n"),
        ticket(
            "number without zeros",
            3,
            true,
            "capitals, a hyphen and zeros",
            "record: Ticket\ndescription: Asks.\nnumber: TCK-1\nstates: {OPEN: {kind: new}}\n"),
        ticket(
            "prefix of another",
            3,
            false,
            "would begin with CHG-",
            "record: Ticket\ndescription: Asks.\nnumber: CHG-000\nstates: {OPEN: {kind: new}}\n"),
        ticket("unknown parent", 6, false, "did you mean Work?", HEAD + DONE + "extends: Wrok\n"),
        ticket(
            "parent that is no abstract type",
            6,
            false,
            "'extends' names Change, of which there are records",
            "record: Ticket\ndescription: Asks.\nnumber: TCK-000\nstates: {OPEN: {kind: new}}\n\nextends: Change\n"),
        ticket(
            "no states",
            1,
            false,
            "record type Ticket has no states",
            "record: Ticket\ndescription: Asks.\nnumber: TCK-000\n"),
        new WrongFile(
            "record: name of a class",
            "records/server.yaml",
            1,
            false,
            "would need the GraphQL type Server, which belongs to class Server",
            "record: Server\ndescription: Asks.\nnumber: TCK-000\nplural: tickets\nstates: {OPEN: {kind: new}}\n"),
        ticket(
            "word that does nothing yet",
            6,
            true,
            "'clocks' can't be kept yet",
            HEAD + DONE + "clocks: {reply: {}}\n"),
        ticket(
            "readers",
            6,
            true,
            "'read' can't be kept yet",
            HEAD + DONE + "access: {read: requester}\n"));
  }

  private static Stream<WrongFile> fields() {
    return Stream.of(
        ticket(
            "type that is none",
            7,
            true,
            "did you mean string?",
            HEAD + DONE + "fields:\n  words: {type: strng}\n"),
        ticket(
            "enum without values",
            7,
            true,
            "is an enum without 'values'",
            HEAD + DONE + "fields:\n  size: {type: enum}\n"),
        ticket(
            "values in small letters",
            7,
            true,
            "written in capitals",
            HEAD + DONE + "fields:\n  size: {type: enum, values: [small]}\n"),
        ticket(
            "name that is taken",
            7,
            true,
            "has a name that is taken already",
            HEAD + DONE + "fields:\n  state: {type: string}\n"),
        ticket(
            "default that doesn't fit",
            7,
            false,
            "'default' doesn't fit: 'size' takes one of S, M",
            HEAD + DONE + "fields:\n  size: {type: enum, values: [S, M], default: L}\n"),
        ticket(
            "asks for what is computed",
            5,
            false,
            "asks for 'size', which is computed",
            HEAD
                + "transitions: {close: {from: OPEN, to: DONE, ask: size}}\n"
                + "fields:\n  size: {type: integer, compute: 1 + 1}\n"),
        ticket(
            "words that nothing does yet",
            7,
            true,
            "'personal' can't be kept yet",
            HEAD + DONE + "fields:\n  words: {type: string, personal: true}\n"),
        ticket(
            "check that is no JSONata",
            7,
            false,
            "'check' is no JSONata",
            HEAD + DONE + "fields:\n  size: {type: integer, check: 'size >'}\n"),
        ticket(
            "check of an unknown name",
            7,
            false,
            "'check' looks at 'sise', which is not there (did you mean size?)",
            HEAD + DONE + "fields:\n  size: {type: integer, check: sise > 0}\n"));
  }

  private static Stream<WrongFile> links() {
    return Stream.of(
        ticket(
            "end that is none",
            7,
            false,
            "did you mean Server?",
            HEAD + DONE + "links:\n  on: {to: Sever}\n"),
        ticket(
            "no end", 7, true, "'to' is missing", HEAD + DONE + "links:\n  about: {many: true}\n"),
        ticket(
            "name of a relationship type",
            7,
            false,
            "no relationship type of CIs",
            HEAD + DONE + "links:\n  dependsOn: {to: Server}\n"),
        ticket(
            "inverse that CIs have",
            6,
            false,
            "is a field of Server already",
            HEAD + DONE + "links:\n  about: {to: Server, inverse: cpuCores}\n"),
        ticket(
            "outage by the clock",
            7,
            false,
            "'outage' looks at the clock",
            HEAD + DONE + "links:\n  about: {to: Server, outage: stateSince < $now()}\n"),
        ticket(
            "outage of records",
            7,
            false,
            "'outage' is about CIs",
            HEAD + DONE + "links:\n  about: {to: Change, outage: state = 'OPEN'}\n"));
  }

  private static Stream<WrongFile> flow() {
    return Stream.of(
        ticket(
            "kind that is none",
            4,
            true,
            "'kind' is 'newish'",
            "record: Ticket\ndescription: Asks.\nnumber: TCK-000\nstates: {OPEN: {kind: newish}}\n"),
        ticket("state that nothing leads to", 4, false, "no transition leads to state DONE", HEAD),
        ticket(
            "state that is unknown",
            5,
            false,
            "did you mean DONE?",
            HEAD + "transitions: {close: {from: OPEN, to: DONE}, stop: {from: OPEN, to: DONNE}}\n"),
        ticket(
            "needs what isn't there",
            4,
            false,
            "'needs' names 'title'",
            "record: Ticket\ndescription: Asks.\nnumber: TCK-000\nstates: {OPEN: {kind: new, needs: title}}\n"),
        ticket(
            "by nobody",
            5,
            false,
            "did you mean requester?",
            HEAD + "transitions: {close: {from: OPEN, to: DONE, by: requestor}}\n"),
        ticket(
            "by agents of no team",
            5,
            false,
            "has no field 'team'",
            HEAD + "transitions: {close: {from: OPEN, to: DONE, by: agent}}\n"),
        ticket(
            "upon approval of nothing",
            5,
            true,
            "names none",
            HEAD + "transitions: {close: {from: OPEN, to: DONE, upon: approved}}\n"),
        ticket(
            "after no time",
            5,
            true,
            "'after' takes an ISO 8601 duration",
            HEAD + "transitions: {close: {from: OPEN, to: DONE, after: soon}}\n"),
        ticket(
            "action that does nothing yet",
            5,
            true,
            "'tell' can't be done yet",
            HEAD + "transitions: {close: {from: OPEN, to: DONE, then: [{tell: team}]}}\n"),
        ticket(
            "sets what isn't there",
            5,
            false,
            "'set' names 'title'",
            HEAD
                + "transitions: {close: {from: OPEN, to: DONE, then: [{set: {title: requester}}]}}\n"),
        ticket(
            "opens what isn't there",
            5,
            false,
            "did you mean Change?",
            HEAD
                + "transitions: {close: {from: OPEN, to: DONE, then: [{open: {record: Chagne}}]}}\n"),
        ticket(
            "tasks that wait for each other",
            7,
            false,
            "the tasks wait for each other",
            HEAD
                + DONE
                + "tasks:\n  one: {do: First., after: two}\n  two: {do: Second., after: one}\n"));
  }

  private static Stream<WrongFile> approvals() {
    return Stream.of(
        ticket(
            "approval of nobody",
            7,
            true,
            "doesn't say who is asked",
            HEAD
                + "transitions: {close: {from: OPEN, to: DONE, approval: board}}\n"
                + "approvals:\n  board: {need: all}\n"),
        ticket(
            "need of nothing",
            7,
            true,
            "'need' of approval 'board' takes all",
            HEAD
                + "transitions: {close: {from: OPEN, to: DONE, approval: board}}\n"
                + "approvals:\n  board: {of: role:board, need: 0}\n"),
        ticket(
            "approval that nothing waits for",
            6,
            false,
            "no transition waits for approval 'board'",
            HEAD + DONE + "approvals:\n  board: {of: role:board}\n"),
        ticket(
            "validity without length",
            6,
            true,
            "'valid' doesn't say how long",
            HEAD + DONE + "valid: {warn: P1D}\n"));
  }

  private static Stream<WrongFile> templates() {
    return Stream.of(
        template(
            "of nothing",
            2,
            false,
            "did you mean Change?",
            "template: quick\nof: Chagne\ndescription: Fast.\n"),
        template(
            "without its type",
            1,
            true,
            "'of' is missing",
            "template: quick\ndescription: Fast.\n"),
        template(
            "value that doesn't fit",
            4,
            false,
            "takes one of STANDARD, NORMAL, EMERGENCY",
            "template: quick\nof: Change\ndescription: Fast.\nfields: {type: QUICK}\n"),
        template(
            "approval for ever",
            4,
            true,
            "nothing is approved for ever",
            "template: quick\nof: Change\ndescription: Fast.\napprovals: {authority: {by: the board}}\n"),
        template(
            "approval there isn't",
            4,
            false,
            "did you mean authority?",
            "template: quick\nof: Change\ndescription: Fast.\napprovals: {autority: {by: the board, until: 2030-01-01}}\n"));
  }
}
