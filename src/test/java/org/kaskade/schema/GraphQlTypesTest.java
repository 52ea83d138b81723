package org.kaskade.schema;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphQlTypesTest {
  private static final String BASE =
      """
      scalar JSON
      scalar DateTime
      scalar Date
      scalar Duration
      type Query { node(id: ID!): Node }
      interface Node { id: ID! }
      interface ConfigurationItem implements Node {
        id: ID!
        key: ID!
        class: String!
        service: Boolean!
        name: String!
        environment: String
        lifecycle: Lifecycle!
        criticality: Criticality!
        owner: String
        attributes: JSON!
        claims: [Claim!]!
        dependencies(first: Int = 50, after: String): DependencyConnection!
        dependents(first: Int = 50, after: String): DependencyConnection!
        provenance(attributes: [String!]): [AttributeProvenance!]!
        history(first: Int = 20, after: String): CiHistoryConnection!
        openRecords: [OpenRecord!]!
      }
      type OpenRecord { number: ID! }
      type AttributeProvenance { attribute: String! }
      type CiHistoryConnection { totalCount: Int! }
      enum Lifecycle { PLANNED ACTIVE MAINTENANCE RETIRED }
      enum Criticality { LOW MEDIUM HIGH CRITICAL }
      type Claim { source: String! }
      type DependencyConnection { totalCount: Int! }
      type PageInfo { hasNextPage: Boolean! }
      input CiFilter { text: String }
      """;

  @TempDir Path root;

  private GraphQLSchema built() {
    CmdbSchema schema =
        new SchemaFolder(root)
            .with(
                "classes/gadget.yaml",
                """
                class: Gadget
                parent: Server
                plural: gadgetry
                description: "Says \\"hi\\" \\\\ \\"\\"\\" and\\nbeeps: \\x07 ü 🙂."
                attributes:
                  count: {type: integer, description: Whole.}
                  weight: {type: number, unit: kg, description: Heavy.}
                  sealed: {type: boolean, description: Shut.}
                  builtAt: {type: instant, description: Then.}
                  soldOn: {type: date, description: Day.}
                  life: {type: duration, description: Long.}
                  colour: {type: enum, values: [red, dark blue], description: Looks.}
                  parts: {type: strings, description: Pieces.}
                """)
            .load();
    String sdl = new GraphQlTypes(schema).sdl();
    return new SchemaGenerator()
        .makeExecutableSchema(
            new SchemaParser().parse(BASE + sdl),
            RuntimeWiring.newRuntimeWiring().wiringFactory(new MockedWiringFactory()).build());
  }

  private static GraphQLObjectType object(GraphQLSchema schema, String name) {
    return Objects.requireNonNull(schema.getObjectType(name), name);
  }

  private static String type(GraphQLSchema schema, String type, String field) {
    GraphQLFieldDefinition definition =
        Objects.requireNonNull(object(schema, type).getFieldDefinition(field), field);
    return GraphQLTypeUtil.simplePrint(definition.getType());
  }

  private static List<String> interfaces(GraphQLObjectType type) {
    return type.getInterfaces().stream().map(GraphQLNamedSchemaElement::getName).toList();
  }

  @Test
  void makesATypeOfEveryClassThatCisCanHave() {
    GraphQLSchema schema = built();

    for (CiClass ciClass : new SchemaLoader(List.of()).load().classes()) {
      if (!ciClass.abstractClass()) {
        GraphQLObjectType type = object(schema, ciClass.name());
        assertThat(interfaces(type)).contains("ConfigurationItem", "Node");
        assertThat(type.getFieldDefinitions())
            .extracting(GraphQLFieldDefinition::getName)
            .containsAll(ciClass.attributes().keySet());
        assertThat(type.getDescription()).isEqualTo(ciClass.description());
      }
    }
    assertThat(schema.getType("PowerSource")).isNull();
    assertThat(schema.getType("AnyPowerSource")).isInstanceOf(GraphQLInterfaceType.class);
  }

  @Test
  void givesAttributesTheirTypes() {
    GraphQLSchema schema = built();

    assertThat(type(schema, "Gadget", "count")).isEqualTo("Int");
    assertThat(type(schema, "Gadget", "weight")).isEqualTo("Float");
    assertThat(type(schema, "Gadget", "sealed")).isEqualTo("Boolean");
    assertThat(type(schema, "Gadget", "builtAt")).isEqualTo("DateTime");
    assertThat(type(schema, "Gadget", "soldOn")).isEqualTo("Date");
    assertThat(type(schema, "Gadget", "life")).isEqualTo("Duration");
    assertThat(type(schema, "Gadget", "colour")).isEqualTo("String");
    assertThat(type(schema, "Gadget", "parts")).isEqualTo("[String!]");
    assertThat(type(schema, "Gadget", "fqdn")).isEqualTo("String");
  }

  @Test
  void describesUnitsAndAllowedValues() {
    GraphQLObjectType gadget = object(built(), "Gadget");

    assertThat(gadget.getFieldDefinition("weight").getDescription()).isEqualTo("Heavy. In kg.");
    assertThat(gadget.getFieldDefinition("colour").getDescription())
        .isEqualTo("Looks. One of: red, dark blue.");
  }

  @Test
  void keepsEveryCharacterOfADescription() {
    assertThat(object(built(), "Gadget").getDescription())
        .isEqualTo("Says \"hi\" \\ \"\"\" and\nbeeps: \u0007 ü 🙂.");
  }

  @Test
  void putsSubclassesUnderTheInterfaceOfTheirParent() {
    GraphQLSchema schema = built();

    assertThat(interfaces(object(schema, "VirtualMachine"))).contains("AnyServer");
    assertThat(interfaces(object(schema, "Server"))).contains("AnyServer");
    assertThat(interfaces(object(schema, "Gadget"))).contains("AnyServer");
    assertThat(interfaces(object(schema, "Pdu"))).doesNotContain("AnyServer");
    assertThat(schema.getType("AnyPdu")).isNull();
  }

  @Test
  void listsEveryClassByItsPlural() {
    GraphQLSchema schema = built();

    assertThat(type(schema, "Query", "servers")).isEqualTo("ServerConnection!");
    assertThat(type(schema, "Query", "powerSources")).isEqualTo("PowerSourceConnection!");
    assertThat(type(schema, "Query", "gadgetry")).isEqualTo("GadgetConnection!");
    assertThat(type(schema, "ServerConnection", "nodes")).isEqualTo("[AnyServer!]!");
    assertThat(type(schema, "ServerConnection", "edges")).isEqualTo("[ServerEdge!]!");
    assertThat(type(schema, "GadgetEdge", "node")).isEqualTo("Gadget!");
    assertThat(schema.getQueryType().getFieldDefinition("cis")).isNull();
    assertThat(schema.getQueryType().getFieldDefinition("servers").getArguments())
        .extracting(GraphQLArgument::getName)
        .containsExactly("filter", "first", "after");
  }

  @Test
  void namesTheTypeOfListedCis() {
    GraphQlTypes types = new GraphQlTypes(new SchemaLoader(List.of()).load());

    assertThat(types.listedType("Server")).isEqualTo("AnyServer");
    assertThat(types.listedType("Pdu")).isEqualTo("Pdu");
    assertThat(types.listedType("ConfigurationItem")).isEqualTo("ConfigurationItem");
  }
}
