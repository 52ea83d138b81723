package org.kaskade.records;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Ci;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordLinkType;
import org.kaskade.schema.RecordType;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Answers what is open on a CI, whatever the types of the records: one query for all CIs of an
/// answer.
@Component
class OpenRecords implements RuntimeWiringConfigurer, OpenOnCis {
  private static final String OPEN = "ci.openRecords";
  private static final int MOST = 100;

  private static final String OPEN_ON =
      """
      UNWIND $keys AS end
      CALL (end) {
        CALL (end) {
          MATCH (t:ConfigurationItem {key: end}) RETURN t
          UNION
          MATCH (t:ConfigurationItem {_mergedInto: end}) RETURN t
        }
        MATCH (t)<-[x:%s]-(r:Record)
        WHERE x._link IS NOT NULL AND r.stateKind <> 'closed' AND r.recordType IN $types
        WITH DISTINCT r, x._link AS link
        ORDER BY r.changed DESC, r.number, link LIMIT $most
        RETURN r, link
      }
      """;

  private final Driver driver;
  private final CmdbSchema schema;
  private final RecordNode nodes;

  OpenRecords(Driver driver, CmdbSchema schema, BatchLoaderRegistry loaders) {
    this.driver = driver;
    this.schema = schema;
    this.nodes = new RecordNode(schema);
    loaders
        .<String, List<OpenRecord>>forName(OPEN)
        .registerMappedBatchLoader((keys, e) -> Mono.fromCallable(() -> load(keys)));
  }

  /// A record as a CI sees it.
  record OpenRecord(String link, KeptRecord record) {
    public @Nullable String title() {
      return record.text("title").orElse(null);
    }

    public String state() {
      return record.state();
    }
  }

  @Override
  public void configure(RuntimeWiring.Builder wiring) {
    for (CiClass ciClass : schema.classes()) {
      if (!ciClass.abstractClass()) {
        wiring.type(ciClass.name(), type -> type.dataFetcher("openRecords", OpenRecords::open));
      }
    }
  }

  private static CompletableFuture<List<OpenRecord>> open(DataFetchingEnvironment e) {
    Ci ci = Optional.<Ci>ofNullable(e.getSource()).orElseThrow();
    DataLoader<String, List<OpenRecord>> loader = Objects.requireNonNull(e.getDataLoader(OPEN));
    return loader.load(ci.key());
  }

  @Override
  public Map<String, List<String>> numbers(Collection<String> keys) {
    Map<String, List<String>> found = new HashMap<>();
    String relationships = relationships();
    if (keys.isEmpty() || relationships.isEmpty()) {
      return found;
    }
    try (Session session = driver.session()) {
      session
          .run(
              (OPEN_ON + "RETURN end, collect(DISTINCT r.number) AS numbers")
                  .formatted(relationships),
              parameters(keys))
          .forEachRemaining(row ->
              found.put(
                  row.get("end").asString(),
                  row.get("numbers").asList(Value::asString).stream().sorted().toList()));
    }
    return found;
  }

  private Value parameters(Collection<String> keys) {
    return Values.parameters(
        "keys",
        List.copyOf(keys),
        "most",
        MOST,
        "types",
        schema.recordTypes().stream().map(RecordType::name).toList());
  }

  /// Every key is answered.
  private Map<String, List<OpenRecord>> load(Collection<String> keys) {
    Map<String, List<OpenRecord>> found = new HashMap<>();
    keys.forEach(key -> found.put(key, new ArrayList<>()));
    String relationships = relationships();
    if (relationships.isEmpty()) {
      return found;
    }
    try (Session session = driver.session()) {
      session
          .run(
              (OPEN_ON + "RETURN end, link, r, ").formatted(relationships) + RecordStore.ENDS,
              parameters(keys))
          .forEachRemaining(row ->
              found
                  .computeIfAbsent(row.get("end").asString(), end -> new ArrayList<>())
                  .add(new OpenRecord(row.get("link").asString(), nodes.record(row))));
    }
    return found;
  }

  /// Of all links that lead to CIs, earlier names included: a CI that many need has far more
  /// relationships than these.
  private String relationships() {
    return schema.recordTypes().stream()
        .flatMap(type -> type.links().values().stream())
        .filter(link -> !link.toRecord())
        .flatMap(link -> Stream.concat(link.was().stream(), Stream.of(link.name())))
        .map(name -> "`" + RecordLinkType.relationship(name) + "`")
        .distinct()
        .sorted()
        .collect(Collectors.joining("|"));
  }
}
