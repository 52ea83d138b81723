package org.kaskade.estate;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.NodeKind;
import org.kaskade.graphql.PageRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/// Answers what the estate holds.
@Controller
class EstateQueries {
  private final EstateReader reader;
  private final CiSearch search;
  private final ObjectProvider<NodeKind> others;

  EstateQueries(
      EstateReader reader,
      CiSearch search,
      CiDetails details,
      DependencyPages dependencies,
      BatchLoaderRegistry loaders,
      ObjectProvider<NodeKind> others) {
    this.others = others;
    this.reader = reader;
    this.search = search;
    loaders
        .<String, Map<String, Object>>forName(CiWiring.ATTRIBUTES)
        .registerMappedBatchLoader((keys, e) -> Mono.fromCallable(() -> details.attributes(keys)));
    loaders
        .<String, List<CiDetails.ShownClaim>>forName(CiWiring.CLAIMS)
        .registerMappedBatchLoader((keys, e) -> Mono.fromCallable(() -> details.claims(keys)));
    loaders
        .<DependencyPages.Wanted, Connection<ShownDependency>>forName(CiWiring.DEPENDENCIES)
        .registerMappedBatchLoader((wanted, e) ->
            Mono.fromCallable(() -> dependencies.load(wanted, reader.latest().number())));
    loaders
        .<Dependency.Identity, List<CiDetails.ShownClaim>>forName(CiWiring.DEPENDENCY_CLAIMS)
        .registerMappedBatchLoader(
            (wanted, e) -> Mono.fromCallable(() -> details.claimsOfDependencies(wanted)));
    loaders
        .<Dependency.Identity, List<String>>forName(CiWiring.SOURCES)
        .registerMappedBatchLoader((wanted, e) -> Mono.fromCallable(() -> details.sources(wanted)));
  }

  @QueryMapping
  Revision latestRevision() {
    return reader.latest();
  }

  @QueryMapping
  @Nullable Ci ci(@Argument String key) {
    return reader.find(List.of(key)).get(key);
  }

  @QueryMapping
  @Nullable Object node(@Argument String id) {
    Optional<Ci> ci = NodeId.key(id).map(this::ci);
    return ci.isPresent()
        ? ci.get()
        : others
            .orderedStream()
            .<Object>flatMap(kind -> kind.find(id).stream())
            .findFirst()
            .orElse(null);
  }

  @QueryMapping
  Connection<Ci> cis(DataFetchingEnvironment environment) {
    return list(null, environment);
  }

  /// A page of CIs, of one class and its subclasses where one is given.
  Connection<Ci> list(@Nullable String ciClass, DataFetchingEnvironment environment) {
    Map<String, Object> filter = environment.getArgument("filter");
    PageRequest page =
        PageRequest.of(
            environment.getArgument("first"), environment.getArgument("after"), "cis-by-key");
    return search.find(ciClass, filter == null ? Map.of() : filter, page, reader.latest().number());
  }
}
