package org.kaskade.impact;

import org.kaskade.estate.Revision;
import org.kaskade.graph.DependencyGraph;

/// The dependency graph of one revision.
public record Snapshot(Revision revision, DependencyGraph graph) {}
