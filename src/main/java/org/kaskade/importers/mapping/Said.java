package org.kaskade.importers.mapping;

/// A term and where the mapping says it.
///
/// @param at place and key, e.g. `kaskade-mapping.yaml:14: 'fqdn'`, or `option columns`
public record Said(String at, Term term) {}
