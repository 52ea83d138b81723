package org.kaskade.estate;

import graphql.TypeResolutionEnvironment;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.NodeKind;
import org.kaskade.graphql.PageRequest;
import org.kaskade.graphql.ReadyField;
import org.kaskade.graphql.SdlContribution;
import org.kaskade.schema.Attribute;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.GraphQlTypes;
import org.kaskade.schema.RelationshipType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// Ties the GraphQL types of the CI classes to {@link Ci}: shown values at once, the rest by batch
/// loaders.
@Component
class CiWiring implements RuntimeWiringConfigurer, SdlContribution {
  static final String ATTRIBUTES = "ci.attributes";
  static final String CLAIMS = "ci.claims";
  static final String DEPENDENCIES = "ci.dependencies";
  static final String SOURCES = "dependency.sources";
  static final String DEPENDENCY_CLAIMS = "dependency.claims";

  private final CmdbSchema schema;
  private final GraphQlTypes types;
  private final SingletonSupplier<Owners> owners;
  private final EstateQueries queries;
  private final ObjectProvider<NodeKind> otherNodes;

  CiWiring(
      CmdbSchema schema,
      ObjectProvider<Owners> owners,
      EstateQueries queries,
      ObjectProvider<NodeKind> otherNodes) {
    this.otherNodes = otherNodes;
    this.schema = schema;
    this.types = new GraphQlTypes(schema);
    this.owners = SingletonSupplier.ofNullable(owners::getIfAvailable);
    this.queries = queries;
  }

  @Override
  public String sdl() {
    return types.sdl();
  }

  @Override
  public void configure(RuntimeWiring.Builder wiring) {
    TypeResolver resolver =
        environment ->
            environment.getObject() instanceof Ci ci
                ? environment.getSchema().getObjectType(ci.ciClass())
                : null;
    wiring.type("Node", type -> type.typeResolver(this::typeOfNode));
    wiring.type(CmdbSchema.ROOT, type -> type.typeResolver(resolver));
    wiring.type(
        "Dependency",
        type ->
            type.dataFetcher("sources", CiWiring::sources)
                .dataFetcher("claims", CiWiring::claimsOfDependency)
                .dataFetcher("carriesImpact", e -> carriesImpact(dependency(e))));
    for (CiClass ciClass : schema.classes()) {
      if (!ciClass.abstractClass()) {
        wiring.type(ciClass.name(), type -> fields(type, ciClass));
      }
      if (!ciClass.name().equals(CmdbSchema.ROOT)) {
        String listed = types.listedType(ciClass.name());
        if (!listed.equals(ciClass.name())) {
          wiring.type(listed, type -> type.typeResolver(resolver));
        }
        wiring.type(
            "Query",
            type -> type.dataFetcher(ciClass.plural(), e -> queries.list(ciClass.name(), e)));
      }
    }
  }

  private @Nullable GraphQLObjectType typeOfNode(TypeResolutionEnvironment environment) {
    if (environment.getObject() instanceof Ci ci) {
      return environment.getSchema().getObjectType(ci.ciClass());
    }
    Object node = environment.getObject();
    return otherNodes
        .orderedStream()
        .map(kind -> kind.typeOf(node))
        .filter(Objects::nonNull)
        .findFirst()
        .map(name -> environment.getSchema().getObjectType(name))
        .orElse(null);
  }

  private TypeRuntimeWiring.Builder fields(TypeRuntimeWiring.Builder type, CiClass ciClass) {
    type.dataFetcher("id", ready(ci -> NodeId.ofCi(ci.key())))
        .dataFetcher("key", ready(Ci::key))
        .dataFetcher("class", ready(Ci::ciClass))
        .dataFetcher("service", ready(ci -> ciClass.service()))
        .dataFetcher("name", ready(Ci::name))
        .dataFetcher("environment", ready(Ci::environment))
        .dataFetcher("lifecycle", ready(Ci::lifecycle))
        .dataFetcher("criticality", ready(Ci::criticality))
        .dataFetcher("owner", ready(this::owner))
        .dataFetcher("attributes", CiWiring::attributes)
        .dataFetcher("claims", e -> CiWiring.<Object>loader(e, CLAIMS).load(ci(e).key()))
        .dataFetcher("dependencies", e -> dependencies(e, false))
        .dataFetcher("dependents", e -> dependencies(e, true));
    for (Attribute attribute : ciClass.attributes().values()) {
      type.dataFetcher(attribute.name(), attribute(attribute));
    }
    return type;
  }

  private static DataFetcher<CompletableFuture<@Nullable Object>> attribute(Attribute attribute) {
    return e -> attributes(e).thenApply(values -> shown(attribute, values.get(attribute.name())));
  }

  private static @Nullable Object shown(Attribute attribute, @Nullable Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    return switch (attribute.type()) {
      case INSTANT -> Instant.parse(text);
      case DATE -> LocalDate.parse(text);
      case DURATION -> Duration.parse(text);
      case STRING, INTEGER, NUMBER, BOOLEAN, ENUM, STRINGS -> text;
    };
  }

  private static CompletableFuture<Map<String, Object>> attributes(DataFetchingEnvironment e) {
    return CiWiring.<Map<String, Object>>loader(e, ATTRIBUTES).load(ci(e).key());
  }

  private static CompletableFuture<Object> dependencies(
      DataFetchingEnvironment e, boolean dependents) {
    PageRequest page =
        PageRequest.of(
            e.getArgument("first"),
            e.getArgument("after"),
            dependents ? "dependents" : "dependencies");
    DataLoader<DependencyPages.Wanted, Object> loader =
        Objects.requireNonNull(e.getDataLoader(DEPENDENCIES));
    return loader.load(new DependencyPages.Wanted(ci(e).key(), dependents, page));
  }

  private static Object sources(DataFetchingEnvironment e) {
    ShownDependency dependency = dependency(e);
    List<String> sources = dependency.sources();
    DataLoader<Dependency.Identity, Object> loader =
        Objects.requireNonNull(e.getDataLoader(SOURCES));
    return sources == null ? loader.load(dependency.identity()) : sources;
  }

  private static CompletableFuture<Object> claimsOfDependency(DataFetchingEnvironment e) {
    DataLoader<Dependency.Identity, Object> loader =
        Objects.requireNonNull(e.getDataLoader(DEPENDENCY_CLAIMS));
    return loader.load(dependency(e).identity());
  }

  private boolean carriesImpact(ShownDependency dependency) {
    return schema
        .relationshipType(dependency.type())
        .map(RelationshipType::carriesImpact)
        .orElse(true);
  }

  private static ShownDependency dependency(DataFetchingEnvironment e) {
    return Optional.<ShownDependency>ofNullable(e.getSource()).orElseThrow();
  }

  private static ReadyField<Ci> ready(Function<Ci, @Nullable Object> value) {
    return new ReadyField<>(Ci.class, value);
  }

  private @Nullable String owner(Ci ci) {
    if (ci.owner() != null) {
      return ci.owner();
    }
    Owners known = owners.get();
    return known == null ? null : known.ofNearestService(ci.key()).orElse(null);
  }

  private static <T> DataLoader<String, T> loader(DataFetchingEnvironment e, String name) {
    return Objects.requireNonNull(e.getDataLoader(name));
  }

  private static Ci ci(DataFetchingEnvironment e) {
    return Optional.<Ci>ofNullable(e.getSource()).orElseThrow();
  }
}
