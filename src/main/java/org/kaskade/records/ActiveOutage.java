package org.kaskade.records;

/// A CI that a record says is, at this moment, worse than up.
///
/// @param key of the CI
/// @param state what the record does to it: `UNAFFECTED`, `AT_RISK`, `DEGRADED` or `OUTAGE`
/// @param number of the record
/// @param type of the record
/// @param link of the record that the CI is an end of
public record ActiveOutage(String key, String state, String number, String type, String link) {}
