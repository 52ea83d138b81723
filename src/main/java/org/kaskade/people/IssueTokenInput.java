package org.kaskade.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arguments of `issueToken`, as they come.
record IssueTokenInput(
    String person,
    @Nullable String name,
    @Nullable List<String> teams,
    @Nullable List<String> roles,
    @Nullable List<String> sources,
    @Nullable Instant expires) {}
