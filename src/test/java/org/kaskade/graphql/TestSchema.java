package org.kaskade.graphql;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.CurrentActor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/// A server with the real schema and an estate of 3,000 things, each of which depends on the next.
@EnableAutoConfiguration(
    excludeName = {
      "org.springframework.boot.neo4j.autoconfigure.Neo4jAutoConfiguration",
      "org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jAutoConfiguration",
      "org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jRepositoriesAutoConfiguration"
    })
@ComponentScan("org.kaskade.access")
@Import({GraphQlConfiguration.class, TestSchema.Things.class})
class TestSchema {
  static final int THINGS = 3_000;

  record Thing(int number) {
    public String key() {
      return "thing:%04d".formatted(number);
    }

    public String name() {
      return "thing " + number;
    }
  }

  record Need(Thing dependent, Thing provider) {}

  record Echo(
      @Nullable Object json,
      @Nullable Instant at,
      @Nullable Duration length,
      @Nullable LocalDate day,
      @Nullable String javaType) {}

  @Bean
  SdlContribution things() {
    return () ->
        """
        type Thing implements ConfigurationItem & Node {
          id: ID! key: ID! class: String! service: Boolean! name: String!
          environment: String lifecycle: Lifecycle! criticality: Criticality! owner: String
          attributes: JSON! claims: [Claim!]!
          dependencies(first: Int = 50, after: String): DependencyConnection!
          dependents(first: Int = 50, after: String): DependencyConnection!
          provenance(attributes: [String!]): [AttributeProvenance!]!
          history(first: Int = 20, after: String): CiHistoryConnection!
          openRecords: [OpenRecord!]!
        }
        extend type Query {
          echo(json: JSON, at: DateTime, length: Duration, day: Date): Echo!
          fail(how: String!): String
          slow(millis: Int!): String
          actor: String!
        }
        extend type Mutation { bump(by: Int = 1): Int! slowly(millis: Int!): String }
        extend type Subscription {
          numbers(count: Int!, everyMillis: Int = 0): Int! silent: Int! breaking(how: String!): Int! whoListens: String!
        }
        input ProposedChangeInput { title: String }
        type Change { number: ID! }
        enum ChangeState { DRAFT }
        enum ChangeType { NORMAL }
        type ChangeConnection { nodes: [Change!]! }
        type BoardMeeting { number: ID! }
        type Echo { json: JSON at: DateTime length: Duration day: Date javaType: String }
        """;
  }

  @Bean
  RuntimeWiringConfigurer typeResolution() {
    return wiring ->
        wiring
            .type(
                "ConfigurationItem",
                type ->
                    type.typeResolver(
                        environment -> environment.getSchema().getObjectType("Thing")))
            .type(
                "Node",
                type ->
                    type.typeResolver(
                        environment -> environment.getSchema().getObjectType("Thing")));
  }

  /// Not found by the whole program, whose package this is in.
  @Controller
  @Profile("things")
  static class Things {
    private static final List<Thing> ALL = IntStream.range(0, THINGS).mapToObj(Thing::new).toList();

    private final CurrentActor actor;

    Things(CurrentActor actor) {
      this.actor = actor;
    }

    @QueryMapping
    @Nullable Thing ci(@Argument String key) {
      return ALL.stream().filter(t -> t.key().equals(key)).findFirst().orElse(null);
    }

    @QueryMapping
    Connection<Thing> cis(@Argument @Nullable Integer first, @Argument @Nullable String after) {
      return Connection.pageOf(ALL, PageRequest.of(first, after, "cis-by-key"), 7, Thing::key);
    }

    @SchemaMapping(typeName = "Thing")
    Connection<Need> dependencies(
        Thing thing, @Argument @Nullable Integer first, @Argument @Nullable String after) {
      List<Need> needs =
          IntStream.range(1, THINGS)
              .mapToObj(i -> new Need(thing, ALL.get((thing.number() + i) % THINGS)))
              .toList();
      return Connection.pageOf(
          needs,
          PageRequest.of(first, after, "dependencies-by-key"),
          7,
          need -> need.provider().key());
    }

    @SchemaMapping(typeName = "Dependency")
    List<String> sources(Need need) {
      return Collections.nCopies(1_000, need.provider().name());
    }

    @QueryMapping
    Echo echo(
        @Argument @Nullable Object json,
        @Argument @Nullable Instant at,
        @Argument @Nullable Duration length,
        @Argument @Nullable LocalDate day) {
      return new Echo(json, at, length, day, json == null ? null : json.getClass().getSimpleName());
    }

    @QueryMapping
    String fail(@Argument String how) {
      throw switch (how) {
        case "notFound" -> RequestRefused.notFound("UNKNOWN_CI", "No CI has the key 'x'.");
        case "conflict" -> RequestRefused.conflict("IN_USE", "Something else has that name.");
        case "forbidden" -> RequestRefused.forbidden("NOT_YOURS", "Ask an administrator.");
        case "notYet" -> RequestRefused.notYet("Past revisions can't be asked about yet.");
        case "limit" -> RequestRefused.limit("TOO_MANY", "Give at most 3.");
        case "wrapped" ->
            new java.util.concurrent.CompletionException(
                RequestRefused.invalid("BAD_KEY", "A key has a colon."));
        default -> new IllegalStateException("password=hunter2 in " + how);
      };
    }

    @QueryMapping
    CompletableFuture<String> slow(@Argument int millis) {
      return CompletableFuture.completedFuture(sleep(millis));
    }

    @QueryMapping
    String actor() {
      return actor.name() + (actor.administrator() ? " (administrator)" : "");
    }

    @MutationMapping
    int bump(@Argument int by) {
      return by;
    }

    @MutationMapping
    String slowly(@Argument int millis) {
      return sleep(millis);
    }

    @SubscriptionMapping
    Flux<Integer> numbers(@Argument int count, @Argument int everyMillis) {
      return everyMillis == 0
          ? Flux.range(1, count)
          : Flux.interval(Duration.ofMillis(everyMillis)).take(count).map(Long::intValue);
    }

    @SubscriptionMapping
    Flux<Integer> silent() {
      return Flux.never();
    }

    @SubscriptionMapping
    Flux<Integer> breaking(@Argument String how) {
      return Flux.concat(
          Flux.just(1),
          Flux.error(() -> {
            throw how.equals("refused")
                ? RequestRefused.limit("TOO_SLOW", "Resume from revision 7.")
                : new IllegalStateException("password=hunter2 in " + how);
          }));
    }

    @SubscriptionMapping
    Flux<String> whoListens() {
      return Flux.just(actor());
    }

    private static String sleep(int millis) {
      try {
        Thread.sleep(millis);
        return "slept";
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return "interrupted";
      }
    }
  }
}
