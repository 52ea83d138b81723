package org.kaskade.reference;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.kaskade.graphql.RequestLimits;
import org.kaskade.pages.Documents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// Puts the reference, and the schema as a file, at their addresses.
@Configuration(proxyBeanMethods = false)
class ReferenceConfiguration {
  private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  @Bean
  RouterFunction<ServerResponse> graphQlReference(
      Documents documents, GraphQlSource source, RequestLimits limits) {
    return documents.at(
        "/docs/graphql",
        "reference",
        words -> {
          GraphQLSchema schema = source.schema();
          SchemaText text = new SchemaText(schema, words);
          return Map.of(
              "limits", new LimitRows(limits, words).html(),
              "operations", NamedOperations.ofClassPath().html(words),
              "contents", text.contents(),
              "types", text.types());
        });
  }

  /// For programs that make clients of it.
  @Bean
  RouterFunction<ServerResponse> graphQlSchemaFile(GraphQlSource source) {
    SchemaPrinter printer =
        new SchemaPrinter(SchemaPrinter.Options.defaultOptions().includeScalarTypes(true));
    return RouterFunctions.route()
        .GET(
            "/docs/schema.graphqls",
            request -> ServerResponse.ok().contentType(TEXT).body(printer.print(source.schema())))
        .build();
  }
}
