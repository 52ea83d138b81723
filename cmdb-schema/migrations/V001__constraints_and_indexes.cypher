// What the store must never hold twice, and what it is asked for by.
//
// Rules for this folder: files are numbered without gaps and never changed once released; each statement ends
// with a semicolon at the end of a line, runs in a transaction of its own and can be run again after a crash.

CREATE CONSTRAINT configuration_item_key IF NOT EXISTS
FOR (ci:ConfigurationItem) REQUIRE ci.key IS UNIQUE;

CREATE INDEX configuration_item_name IF NOT EXISTS
FOR (ci:ConfigurationItem) ON (ci.name);

CREATE INDEX configuration_item_class IF NOT EXISTS
FOR (ci:ConfigurationItem) ON (ci.class);

CREATE TEXT INDEX configuration_item_text IF NOT EXISTS
FOR (ci:ConfigurationItem) ON (ci._text);

CREATE INDEX source_file_source IF NOT EXISTS
FOR (file:SourceFile) ON (file.source);

CREATE CONSTRAINT source_name IF NOT EXISTS
FOR (source:Source) REQUIRE source.name IS UNIQUE;

CREATE CONSTRAINT source_file_path IF NOT EXISTS
FOR (file:SourceFile) REQUIRE (file.source, file.path) IS UNIQUE;

CREATE CONSTRAINT revision_number IF NOT EXISTS
FOR (revision:Revision) REQUIRE revision.number IS UNIQUE;

CREATE CONSTRAINT revision_operation IF NOT EXISTS
FOR (revision:Revision) REQUIRE revision.operation IS UNIQUE;

CREATE INDEX journal_part_revision IF NOT EXISTS
FOR (part:JournalPart) ON (part.revision);

CREATE CONSTRAINT operation_id IF NOT EXISTS
FOR (operation:Operation) REQUIRE operation.id IS UNIQUE;

CREATE CONSTRAINT counter_id IF NOT EXISTS
FOR (counter:Counter) REQUIRE counter.id IS UNIQUE;

CREATE CONSTRAINT lease_name IF NOT EXISTS
FOR (lease:Lease) REQUIRE lease.name IS UNIQUE;

// The lock of this node orders the writers; its number is that of the newest revision.
MERGE (counter:Counter {id: 'revision'})
ON CREATE SET counter.n = 0;
