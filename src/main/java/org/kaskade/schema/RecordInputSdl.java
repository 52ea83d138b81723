package org.kaskade.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// The inputs and the filter of one record type.
final class RecordInputSdl {
  private final RecordType type;
  private final RecordGraphQlNames names;

  RecordInputSdl(RecordType type) {
    this.type = type;
    this.names = new RecordGraphQlNames(type);
  }

  String sdl() {
    return ends() + inputs();
  }

  private String ends() {
    StringBuilder sdl = new StringBuilder();
    for (RecordLinkType link : type.links().values()) {
      sdl.append(
              Sdl.description(
                  "", "One end of the link %s of a %s.".formatted(link.name(), type.name())))
          .append("input ")
          .append(link.item())
          .append(
              " {\n  \"The %s of the end.\"\n  %s: ID!\n".formatted(link.handle(), link.handle()))
          .append(
              link.fields().values().stream()
                  .map(field -> inputField(field, true))
                  .collect(Collectors.joining()))
          .append("}\n\n");
    }
    return sdl.toString();
  }

  private static String inputField(RecordField field, boolean whole) {
    if (field.compute() != null) {
      return "";
    }
    Object initial = whole ? field.defaultValue() : null;
    return Sdl.description("  ", RecordTypeSdl.described(field))
        + "  %s: %s%s%s\n"
            .formatted(
                field.name(),
                field.graphQl(),
                whole && field.required() && initial == null ? "!" : "",
                initial == null ? "" : " = " + Sdl.literal(initial, !field.values().isEmpty()));
  }

  private static String inputLink(RecordLinkType link, boolean whole) {
    String required = whole && link.required() ? "!" : "";
    return Sdl.description("  ", RecordTypeSdl.described(link))
        + (link.many()
            ? "  %s: [%s!]%s\n".formatted(link.name(), link.item(), required)
            : "  %s: %s%s\n".formatted(link.name(), link.item(), required));
  }

  private String inputs() {
    StringBuilder sdl = new StringBuilder();
    List<String> all = new ArrayList<>(type.fields().keySet());
    all.addAll(type.links().keySet());
    sdl.append(input(type.createInput(), "What is said to make a %s.", all, true));
    sdl.append(
        input(
            names.editInput(),
            "What is changed of a %s; what isn't given stays, null empties it.",
            all,
            false));
    for (RecordTransition transition : type.transitions().values()) {
      if (!transition.programOnly() && !transition.ask().isEmpty()) {
        sdl.append(
            input(
                names.input(transition),
                "What `" + transition.name() + "` of a %s asks for.",
                transition.ask(),
                false));
      }
    }
    return sdl.append(filter()).toString();
  }

  private String input(String name, String words, Collection<String> members, boolean whole) {
    StringBuilder fields = new StringBuilder();
    if (whole) {
      fields.append("  \"The name of a template that prefills it.\"\n  template: String\n");
    }
    for (String member : members) {
      if (whole && type.firstState().locks().contains(member)) {
        // Not known yet when a record is made.
        continue;
      }
      RecordField field = type.fields().get(member);
      RecordLinkType link = type.links().get(member);
      if (field != null) {
        fields.append(inputField(field, whole));
      } else if (link != null) {
        fields.append(inputLink(link, whole));
      }
    }
    return fields.isEmpty()
        ? ""
        : Sdl.description("", words.formatted(type.name()))
            + "input %s {\n%s}\n\n".formatted(name, fields);
  }

  private String filter() {
    StringBuilder sdl =
        new StringBuilder(
            "\"Those that meet every condition given.\"\ninput %s {\n".formatted(names.filter()));
    sdl.append("  \"In one of these states.\"\n  states: [%s!]\n".formatted(names.state()))
        .append("  \"In a state of one of these kinds.\"\n  stateKinds: [RecordStateKind!]\n")
        .append("  \"Made by this person.\"\n  requester: String\n")
        .append("  \"Made from this template.\"\n  template: String\n")
        .append("  \"Case-insensitive, over the number and all texts.\"\n  text: String\n");
    for (RecordField field : type.fields().values()) {
      if (RecordGraphQlNames.FILTERS.contains(field.name())) {
        continue;
      }
      if (!field.values().isEmpty() && field.compute() == null) {
        sdl.append(
            "  \"With one of these values.\"\n  %s: [%s!]\n"
                .formatted(field.name(), field.graphQl()));
      } else if (field.type() == RecordFieldType.INSTANT && field.compute() == null) {
        sdl.append("  \"Not before this time.\"\n  %sFrom: DateTime\n".formatted(field.name()))
            .append("  \"Before this time.\"\n  %sBefore: DateTime\n".formatted(field.name()));
      }
    }
    for (RecordLinkType link : type.links().values()) {
      if (RecordGraphQlNames.FILTERS.contains(link.name())) {
        continue;
      }
      sdl.append(
          "  \"Linked with one of these, by %s.\"\n  %s: [ID!]\n"
              .formatted(link.handle(), link.name()));
    }
    return sdl.append("}\n\n").toString();
  }
}
