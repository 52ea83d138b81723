package org.kaskade.graphql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/// Runs against one server over {@link TestSchema}, which all these tests share.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = TestSchema.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "kaskade.token=" + Caller.TOKEN,
      "management.endpoint.health.group.readiness.include=readinessState",
      // Never asked for; without it, an embedded store would start.
      "spring.neo4j.uri=bolt://127.0.0.1:1",
      "kaskade.limits.query-time=4s",
      "kaskade.limits.keep-alive=1s",
      "kaskade.limits.subscriptions-per-connection=3",
      "kaskade.limits.subscriptions=5",
      "spring.graphql.websocket.connection-init-timeout=2s",
      "kaskade.limits.mutation-time=6s"
    })
@ActiveProfiles("things")
@interface ServerTest {}
