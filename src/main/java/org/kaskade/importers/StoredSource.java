package org.kaskade.importers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;

/// A source as the store holds it.
///
/// @param every ISO 8601, or null
/// @param options JSON
/// @param lastSync JSON, or null
/// @param credential a reference, as are the other secrets
@Node("Source")
record StoredSource(
    @Id String name,
    String url,
    @Nullable String branch,
    String format,
    List<String> paths,
    @Nullable String every,
    String options,
    @Nullable String lastSync,
    @Nullable String credential,
    @Nullable String sshKey,
    @Nullable String webhookSecret) {
  @PersistenceCreator
  StoredSource {
    paths = List.copyOf(paths);
  }
}
