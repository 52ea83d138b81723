package org.kaskade.impact;

import org.kaskade.graph.ImpactState;

/// A CI that a record takes down or degrades, e.g. a change in progress.
///
/// @param state OUTAGE or DEGRADED
/// @param number of the record that says so
public record ActiveOutage(String key, ImpactState state, String number) {}
