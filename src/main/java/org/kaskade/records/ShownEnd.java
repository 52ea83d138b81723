package org.kaskade.records;

import org.kaskade.schema.RecordLinkType;

/// One end of a record's link, as the API shows it.
record ShownEnd(RecordLinkType type, RecordLink link) {}
