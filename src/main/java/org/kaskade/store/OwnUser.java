package org.kaskade.store;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import org.neo4j.server.security.FormatException;
import org.neo4j.server.security.SecureHasher;
import org.neo4j.server.security.SystemGraphCredential;

/// The one user of the embedded Neo4j, who has the generated password.
///
/// Set through the inner API, which needs no password: a lost password file or a system database
/// from elsewhere heals at the next start. Cypher would do the same with `CREATE OR REPLACE USER`,
/// but takes a fifth of the whole start to load and to compile what that needs, so that it is kept
/// for a system database without the user.
record OwnUser(StorePassword password) {
  static final String NAME = "neo4j";

  private static final Label USER = Label.label("User");
  private static final String CREDENTIALS = "credentials";
  private static final String CHANGE_REQUIRED = "passwordChangeRequired";

  /// Lets the user in with the password; writes nothing if that is so already.
  void letIn(DatabaseManagementService neo4j) {
    GraphDatabaseService system = neo4j.database("system");
    try (Transaction transaction = system.beginTx()) {
      Node user = transaction.findNode(USER, "name", NAME);
      if (user != null) {
        if (!isLetIn(user)) {
          user.setProperty(
              CREDENTIALS,
              SystemGraphCredential.createCredentialForPassword(bytes(), new SecureHasher())
                  .serialize());
          user.setProperty(CHANGE_REQUIRED, false);
          transaction.commit();
        }
        return;
      }
    }
    system.executeTransactionally(
        "CREATE OR REPLACE USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
        Map.of("password", password.text()));
  }

  private boolean isLetIn(Node user) {
    try {
      return Boolean.FALSE.equals(user.getProperty(CHANGE_REQUIRED, true))
          && SystemGraphCredential.deserialize(
                  String.valueOf(user.getProperty(CREDENTIALS, "")), new SecureHasher())
              .matchesPassword(bytes());
    } catch (FormatException notNeo4js) {
      return false;
    }
  }

  private byte[] bytes() {
    return password.text().getBytes(StandardCharsets.UTF_8);
  }
}
