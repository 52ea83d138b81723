package org.kaskade.importers.ansible;

/// Where something is said.
///
/// @param line from 1
record Place(String file, int line) {}
