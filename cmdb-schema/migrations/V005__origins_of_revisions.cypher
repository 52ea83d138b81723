// What one source did, the newest first, without a look at what all others did.

CREATE INDEX revision_origin IF NOT EXISTS
FOR (revision:Revision) ON (revision.origin, revision.number);
