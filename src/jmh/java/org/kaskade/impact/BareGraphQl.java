package org.kaskade.impact;

import graphql.GraphQL;
import graphql.TypeResolutionEnvironment;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.PropertyDataFetcher;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The GraphQL engine alone, with the schema of the program, objects that are there already, and
/// the fetchers of properties that it brings along.
final class BareGraphQl {
  /// A CI as it is shown.
  public record ReadyCi(
      String key,
      String ciClass,
      String name,
      @Nullable String environment,
      String lifecycle,
      String criticality,
      @Nullable String owner) {}

  /// An affected CI as it is shown.
  public record ReadyAffected(ReadyCi ci, String state, int depth) {}

  /// A page of them.
  public record ReadyPage(List<ReadyAffected> nodes) {}

  /// The answer.
  public record ReadyImpact(ReadyPage affected) {}

  private final JsonMapper json = JsonMapper.builder().build();
  private final GraphQL graphQl;

  private BareGraphQl(GraphQL graphQl) {
    this.graphQl = graphQl;
  }

  /// Answers `outageImpact` with what stands in an answer of the program, whatever is asked.
  static BareGraphQl answering(byte[] answer, GraphQLSchema schema) {
    ReadyImpact impact = impact(JsonMapper.builder().build().readTree(answer));
    RuntimeWiring wiring =
        RuntimeWiring.newRuntimeWiring()
            .wiringFactory(new PropertyWiring(schema))
            .type("Query", type -> type.dataFetcher("outageImpact", environment -> impact))
            .build();
    return new BareGraphQl(
        GraphQL.newGraphQL(
                new SchemaGenerator()
                    .makeExecutableSchema(
                        new SchemaParser().parse(new SchemaPrinter().print(schema)), wiring))
            .build());
  }

  byte[] answer(String document) {
    return json.writeValueAsBytes(graphQl.execute(document).toSpecification());
  }

  private static ReadyImpact impact(JsonNode answer) {
    return new ReadyImpact(
        new ReadyPage(
            answer
                .at("/data/outageImpact/affected/nodes")
                .valueStream()
                .map(node ->
                    new ReadyAffected(
                        ci(node.get("ci")), text(node, "state"), node.get("depth").asInt()))
                .toList()));
  }

  private static ReadyCi ci(JsonNode ci) {
    return new ReadyCi(
        text(ci, "key"),
        text(ci, "class"),
        text(ci, "name"),
        ci.get("environment").stringValue(null),
        text(ci, "lifecycle"),
        text(ci, "criticality"),
        ci.get("owner").stringValue(null));
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asString();
  }

  /// The type of a CI is its class; all else are properties.
  private record PropertyWiring(GraphQLSchema schema) implements WiringFactory {
    @Override
    public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
      return true;
    }

    @Override
    public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
      return PropertyWiring::type;
    }

    @Override
    public boolean providesTypeResolver(UnionWiringEnvironment environment) {
      return true;
    }

    @Override
    public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
      return PropertyWiring::type;
    }

    private static @Nullable GraphQLObjectType type(TypeResolutionEnvironment environment) {
      return environment.getObject() instanceof ReadyCi ci
          ? environment.getSchema().getObjectType(ci.ciClass())
          : null;
    }

    @Override
    public boolean providesScalar(ScalarWiringEnvironment environment) {
      return schema.getType(environment.getScalarTypeDefinition().getName())
          instanceof GraphQLScalarType;
    }

    @Override
    public @Nullable GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
      return schema.getTypeAs(environment.getScalarTypeDefinition().getName());
    }

    @Override
    public boolean providesDataFetcher(FieldWiringEnvironment environment) {
      return environment.getFieldDefinition().getName().equals("class");
    }

    @Override
    public DataFetcher<?> getDataFetcher(FieldWiringEnvironment environment) {
      return PropertyDataFetcher.fetching("ciClass");
    }
  }
}
