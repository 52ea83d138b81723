package org.kaskade.importers.git;

import java.time.Instant;

/// Who changed a file last, and when.
///
/// @param commit its id
/// @param authorEmail empty when the commit names none
/// @param authoredAt as the author's clock said
/// @param summary the message's first line, at most 200 characters
/// @param exact false when the search ended early, by its limit or where history is missing: the
///   change is then this commit's or an older one's
public record LastChange(
    String commit,
    String author,
    String authorEmail,
    Instant authoredAt,
    String summary,
    boolean exact) {}
