package org.kaskade.importers.kubernetes;

/// What tells objects of a cluster apart.
///
/// @param namespace empty for what belongs to none
record ObjectId(String kind, String namespace, String name) {}
