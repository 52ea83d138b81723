package org.kaskade.store;

/// The marker a migration leaves in the store, a node of its own.
///
/// @param program version of the Kaskade that applied it
/// @param at when, in the database's clock
record AppliedMigration(
    int version, String description, String checksum, String program, String at) {}
