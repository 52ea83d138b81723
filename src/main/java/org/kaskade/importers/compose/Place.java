package org.kaskade.importers.compose;

/// Where something is said.
///
/// @param file path in the repository
/// @param line from 1
record Place(String file, int line) {}
