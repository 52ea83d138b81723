package org.kaskade.importers.backstage;

/// That one entity names another.
///
/// @param field of `spec` that says so
/// @param target what is named
/// @param name of it, as it is written
/// @param line from 1
record Reference(ReferenceField field, EntityRef target, String name, int line) {}
