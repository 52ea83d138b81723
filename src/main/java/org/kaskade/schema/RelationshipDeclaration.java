package org.kaskade.schema;

/// A relationship type as its file declares it, before its ends are known to exist.
record RelationshipDeclaration(
    DeclarationFile file, int line, RelationshipType type, int sourceLine, int targetLine) {}
