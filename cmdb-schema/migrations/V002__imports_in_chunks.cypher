// What a revision too large for one transaction needs while it is written.

CREATE CONSTRAINT import_revision IF NOT EXISTS
FOR (import:Import) REQUIRE import.revision IS UNIQUE;

CREATE INDEX import_chunk_operation IF NOT EXISTS
FOR (chunk:ImportChunk) ON (chunk.operation);
