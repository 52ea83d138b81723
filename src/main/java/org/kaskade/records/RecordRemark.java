package org.kaskade.records;

import java.time.Instant;

/// What somebody said to a record. It stays as it was said.
///
/// @param by the name of the person
public record RecordRemark(String by, String text, Instant at) {}
