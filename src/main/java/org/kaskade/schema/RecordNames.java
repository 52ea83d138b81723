package org.kaskade.schema;

import java.util.List;

/// Names that every record uses.
final class RecordNames {
  /// What every record has in the API, so that no field or link can be called so.
  static final List<String> RESERVED =
      List.of(
          "id",
          "number",
          "recordType",
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
          "approvals",
          "tasks",
          "remarks",
          "validUntil",
          "reviewDue",
          "availableTransitions",
          "unavailableTransitions",
          "history");

  private RecordNames() {}
}
