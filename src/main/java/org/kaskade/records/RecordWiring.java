package org.kaskade.records;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.CurrentActor;
import org.kaskade.estate.Ci;
import org.kaskade.estate.EstateReader;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.graphql.ReadyField;
import org.kaskade.graphql.SdlContribution;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordExpression;
import org.kaskade.schema.RecordField;
import org.kaskade.schema.RecordGraphQlNames;
import org.kaskade.schema.RecordGraphQlTypes;
import org.kaskade.schema.RecordInverse;
import org.kaskade.schema.RecordLinkType;
import org.kaskade.schema.RecordType;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Ties the GraphQL types of the record types to {@link KeptRecord}.
@Component
class RecordWiring implements RuntimeWiringConfigurer, SdlContribution {
  private static final String CIS = "record.cis";
  private static final String RECORDS = "record.records";
  private static final String INVERSES = "record.inverses";

  private final CmdbSchema schema;
  private final RecordExpressions expressions;
  private final ShownRecord shown;
  private final RecordPages pages;
  private final Records records;
  private final CurrentActor actor;

  RecordWiring(
      CmdbSchema schema,
      RecordExpressions expressions,
      ShownRecord shown,
      RecordPages pages,
      Records records,
      CurrentActor actor,
      EstateReader estate,
      BatchLoaderRegistry loaders) {
    this.schema = schema;
    this.expressions = expressions;
    this.shown = shown;
    this.pages = pages;
    this.records = records;
    this.actor = actor;
    loaders
        .<String, Ci>forName(CIS)
        .registerMappedBatchLoader((keys, e) -> Mono.fromCallable(() -> estate.find(keys)));
    loaders
        .<String, KeptRecord>forName(RECORDS)
        .registerMappedBatchLoader(
            (numbers, e) -> Mono.fromCallable(() -> records.find(List.copyOf(numbers))));
    loaders
        .<RecordPages.Wanted, Connection<KeptRecord>>forName(INVERSES)
        .registerMappedBatchLoader((wanted, e) -> Mono.fromCallable(() -> pages.load(wanted)));
  }

  @Override
  public String sdl() {
    return new RecordGraphQlTypes(schema).sdl();
  }

  @Override
  public void configure(RuntimeWiring.Builder wiring) {
    wiring.type(
        "Record",
        type ->
            type.typeResolver(environment ->
                environment.getObject() instanceof KeptRecord record
                    ? environment.getSchema().getObjectType(record.type())
                    : null));
    for (RecordType type : schema.recordTypes()) {
      wiring.type(type.name(), wired -> fields(wired, type));
      for (RecordLinkType link : type.links().values()) {
        wiring.type(new RecordGraphQlNames(type).end(link), wired -> end(wired, link));
      }
      wiring.type(
          "Query",
          query ->
              query
                  .dataFetcher(
                      type.singular(),
                      e ->
                          records
                              .find(argument(e, "number"))
                              .filter(record -> record.type().equals(type.name()))
                              .orElse(null))
                  .dataFetcher(type.plural(), e -> list(type, e)));
    }
    for (RecordInverse inverse : RecordInverse.all(schema)) {
      for (String name : inverse.types(schema)) {
        if (!inverse.isInterface(schema, name)) {
          wiring.type(
              name,
              wired ->
                  wired.dataFetcher(
                      Objects.requireNonNull(inverse.link().inverse()), e -> inverse(inverse, e)));
        }
      }
    }
  }

  private Connection<KeptRecord> list(RecordType type, DataFetchingEnvironment e) {
    Map<String, Object> filter = e.getArgument("filter");
    return pages.find(type, filter == null ? Map.of() : filter, page(e, "records-newest-first"));
  }

  private TypeRuntimeWiring.Builder fields(TypeRuntimeWiring.Builder wired, RecordType type) {
    wired
        .dataFetcher("id", ready(RecordNodes::id))
        .dataFetcher("number", ready(KeptRecord::number))
        .dataFetcher("recordType", ready(KeptRecord::type))
        .dataFetcher("version", ready(KeptRecord::version))
        .dataFetcher("state", ready(KeptRecord::state))
        .dataFetcher("stateKind", ready(ShownRecord::kind))
        .dataFetcher("stateSince", ready(KeptRecord::stateSince))
        .dataFetcher("requester", ready(KeptRecord::requester))
        .dataFetcher("made", ready(KeptRecord::made))
        .dataFetcher("changed", ready(KeptRecord::changed))
        .dataFetcher("template", ready(KeptRecord::template))
        .dataFetcher("validUntil", ready(shown::validUntil))
        .dataFetcher("reviewDue", ready(shown::reviewDue))
        .dataFetcher("approvals", e -> shown.approvals(record(e)))
        .dataFetcher("tasks", e -> shown.tasks(record(e)))
        .dataFetcher("remarks", ready(KeptRecord::remarks))
        .dataFetcher("availableTransitions", e -> shown.available(record(e)))
        .dataFetcher("unavailableTransitions", e -> shown.unavailable(record(e)))
        .dataFetcher("history", e -> shown.history(record(e), page(e, "record-history")));
    for (RecordField field : type.fields().values()) {
      RecordExpression compute = field.compute();
      wired.dataFetcher(
          field.name(),
          compute == null
              ? ready(record -> ShownValues.of(field.type(), record.fields().get(field.name())))
              : e ->
                  ShownValues.of(
                      field.type(), expressions.computed(field, type, record(e), actor.actor())));
    }
    for (RecordLinkType link : type.links().values()) {
      wired.dataFetcher(link.name(), e -> ends(link, e));
    }
    return wired;
  }

  private static Connection<ShownEnd> ends(RecordLinkType link, DataFetchingEnvironment e) {
    List<ShownEnd> ends =
        record(e).linked(link.name()).stream().map(end -> new ShownEnd(link, end)).toList();
    return Connection.pageOf(ends, page(e, "record-ends"), 0, end -> end.link().to());
  }

  private static TypeRuntimeWiring.Builder end(
      TypeRuntimeWiring.Builder wired, RecordLinkType link) {
    wired.dataFetcher(link.handle(), new ReadyField<>(ShownEnd.class, end -> end.link().to()));
    wired.dataFetcher(
        link.toRecord() ? "record" : "ci", e -> load(e, link.toRecord() ? RECORDS : CIS));
    for (RecordField field : link.fields().values()) {
      wired.dataFetcher(
          field.name(),
          new ReadyField<>(
              ShownEnd.class,
              end -> ShownValues.of(field.type(), end.link().fields().get(field.name()))));
    }
    return wired;
  }

  private static CompletableFuture<Object> load(DataFetchingEnvironment e, String name) {
    ShownEnd end = Optional.<ShownEnd>ofNullable(e.getSource()).orElseThrow();
    return RecordWiring.<String>loader(e, name).load(end.link().to());
  }

  private static CompletableFuture<Object> inverse(
      RecordInverse inverse, DataFetchingEnvironment e) {
    Object source = Objects.<Object>requireNonNull(e.getSource());
    String end = source instanceof Ci ci ? ci.key() : ((KeptRecord) source).number();
    return RecordWiring.<RecordPages.Wanted>loader(e, INVERSES)
        .load(new RecordPages.Wanted(inverse, end, page(e, "records-newest-first")));
  }

  private static <K> DataLoader<K, Object> loader(DataFetchingEnvironment e, String name) {
    return Objects.requireNonNull(e.getDataLoader(name));
  }

  private static PageRequest page(DataFetchingEnvironment e, String order) {
    return PageRequest.of(e.getArgument("first"), e.getArgument("after"), order);
  }

  private static DataFetcher<?> ready(Function<KeptRecord, @Nullable Object> value) {
    return new ReadyField<>(KeptRecord.class, value);
  }

  static KeptRecord record(DataFetchingEnvironment e) {
    return Optional.<KeptRecord>ofNullable(e.getSource()).orElseThrow();
  }

  static String argument(DataFetchingEnvironment e, String name) {
    return String.valueOf(Objects.<Object>requireNonNull(e.getArgument(name)));
  }
}
