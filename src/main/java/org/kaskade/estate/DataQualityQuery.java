package org.kaskade.estate;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/// Answers how good the record of the estate is.
@Controller
class DataQualityQuery {
  private static final String CIS = "quality.cis";

  private final DataQuality quality;
  private final EstateReader reader;

  DataQualityQuery(
      DataQuality quality, QualityPages pages, EstateReader reader, BatchLoaderRegistry loaders) {
    this.quality = quality;
    this.reader = reader;
    loaders
        .<QualityPages.Wanted, Connection<Ci>>forName(CIS)
        .registerMappedBatchLoader(
            (wanted, e) -> Mono.fromCallable(() -> pages.cis(wanted, reader.latest().number())));
  }

  @QueryMapping
  DataQuality.Measured dataQuality(
      @Argument @Nullable List<String> classes, @Argument @Nullable List<String> sources) {
    return quality.measure(classes, sources, reader.latest());
  }

  @SchemaMapping(typeName = "QualityFigure")
  CompletableFuture<Connection<Ci>> cis(
      DataQuality.Figure figure,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after,
      DataFetchingEnvironment environment) {
    DataLoader<QualityPages.Wanted, Connection<Ci>> loader =
        Objects.requireNonNull(environment.getDataLoader(CIS));
    return loader.load(
        new QualityPages.Wanted(
            figure.measure(), figure.scope(), PageRequest.of(first, after, "quality")));
  }
}
