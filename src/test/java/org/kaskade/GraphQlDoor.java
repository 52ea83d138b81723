package org.kaskade;

import org.kaskade.store.TestNeo4j;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Base of tests that ask the whole program over HTTP, over the store that they all share.
public abstract class GraphQlDoor extends GraphQlCalls {
  @DynamicPropertySource
  static void store(DynamicPropertyRegistry registry) {
    TestNeo4j.register(registry);
  }
}
