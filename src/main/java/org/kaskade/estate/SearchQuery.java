package org.kaskade.estate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.RankedSearch.CiSearch;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Answers searches: each part only when it is asked for.
@Controller
class SearchQuery {
  private final RankedSearch search;
  private final FacetCounts facets;
  private final EstateReader reader;

  SearchQuery(RankedSearch search, FacetCounts facets, EstateReader reader) {
    this.search = search;
    this.facets = facets;
    this.reader = reader;
  }

  @QueryMapping
  CiSearch search(@Argument String text, @Argument @Nullable Map<String, Object> filter) {
    return new CiSearch(text, filter == null ? Map.of() : filter, reader.latest());
  }

  @SchemaMapping(typeName = "CiSearch")
  Connection<CiHit> hits(
      CiSearch found, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    return search.hits(found, PageRequest.of(first, after, RankedSearch.ORDER));
  }

  @SchemaMapping(typeName = "CiSearch")
  CiFacets facets(CiSearch found) {
    return facets.of(found);
  }

  @SchemaMapping(typeName = "CiSearch")
  List<Ci> nearest(CiSearch found) {
    return search.nearest(found);
  }
}
