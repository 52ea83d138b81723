package org.kaskade.importers.terraform;

/// A resource that another one lists as what it depends on.
///
/// @param address absolute or relative to the module, with or without instance keys
/// @param line from 1
record Listed(String address, int line) {}
