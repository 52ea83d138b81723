package org.kaskade.graph;

/// How it goes on from a CI at the rim of a part of the graph.
///
/// @param providers how many CIs outside the part it needs
/// @param dependents how many CIs outside the part need it
public record Beyond(String key, int providers, int dependents) {}
