package org.kaskade.store;

import java.nio.file.Path;
import java.util.Map;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;

/// A process that writes numbers into an embedded store and says each once it is committed, until
/// it is killed.
final class AcknowledgingWriter {
  private AcknowledgingWriter() {}

  public static void main(String[] arguments) {
    try (DataDirectory directory = DataDirectory.open(Path.of(arguments[0]));
        EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(directory, TestNeo4j.SMALL);
        Driver driver = GraphDatabase.driver(neo4j.uri(), neo4j.authentication());
        Session session = driver.session()) {
      for (int number = 1; ; number++) {
        session.run("CREATE (:Written {number: $number})", Map.of("number", number)).consume();
        System.out.println("committed " + number);
      }
    }
  }
}
