package org.kaskade.graph;

/// How a group fares.
///
/// @param members n, the distinct providers in it
/// @param need k, how many of them must be up
/// @param up how many are not in OUTAGE
public record GroupStatus(GraphCi dependent, String group, int members, int need, int up) {}
