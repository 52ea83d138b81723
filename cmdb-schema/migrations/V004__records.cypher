// What records are asked for by: their numbers, types and states, the time at which something is due, and what
// the journal notes about them.

CREATE CONSTRAINT record_number IF NOT EXISTS
FOR (record:Record) REQUIRE record.number IS UNIQUE;

CREATE INDEX record_type_count IF NOT EXISTS
FOR (record:Record) ON (record.recordType, record._count);

CREATE INDEX record_type_kind IF NOT EXISTS
FOR (record:Record) ON (record.recordType, record.stateKind);

CREATE INDEX record_due IF NOT EXISTS
FOR (record:Record) ON (record._due);

CREATE INDEX record_outages IF NOT EXISTS
FOR (record:Record) ON (record._outages);

CREATE INDEX journal_note_key IF NOT EXISTS
FOR (note:JournalNote) ON (note.key, note.revision);

CREATE INDEX journal_note_revision IF NOT EXISTS
FOR (note:JournalNote) ON (note.revision);
