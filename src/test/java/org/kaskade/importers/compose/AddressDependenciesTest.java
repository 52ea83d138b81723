package org.kaskade.importers.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressDependenciesTest {
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "environment: {URL: 'postgres://u:p@db:5432/x'}",
        "environment: ['X=jdbc:mysql://db/x']",
        "environment: {DB: 'db:5432'}",
        "environment: {DB_HOST: db}",
        "environment: {PGHOST: db}",
        "environment: {dbServer: db}",
        "environment: {MONGO_URL: 'mongodb://other,db-1.internal:27017'}",
        "environment: {DSN: 'host=db user=x'}",
        "environment: {HOST: '${NONE:-db}'}",
        "environment: {HOST: '${FROM_ENV}'}",
        "environment: [DB_HOST]",
        "environment: {DB_HOST: DATABASE}",
        "environment: {DB_HOST: 10.5.0.7}",
        "env_file: web.env",
        "env_file: [{path: web.env}, {path: none.env, required: false}]",
        "command: serve --db=db:5432",
        "command: [serve, --db-host, db]",
        "command: [serve, --db-host=db]",
        "command: [sh, -c, 'wait-for db:5432 && serve']",
        "entrypoint: ['psql', '-h', 'db']"
      })
  void calls(String web) {
    assertThat(of(web)).containsExactly("web CALLS db");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "environment: {POSTGRES_DB: db}",
        "environment: {USER: db, DB_NAME: db, DB_CONNECTION: db}",
        "environment: {DB_IMAGE: 'db:5432'}",
        "environment: {ALLOWED_ORIGINS: 'http://db:80'}",
        "environment: {VERSION: 'db:7'}",
        "environment: {HOST: db2}",
        "environment: {URL: 'http://db.example.com', OTHER: 'http://my-db:1'}",
        "environment: {PATH_TO: /db/x, HOST: $$db}",
        "command: [db, serve]",
        "command: serve db"
      })
  void inventsNoneFrom(String web) {
    assertThat(of(web)).isEmpty();
  }

  @Test
  void areCoveredByWhatIsDeclared() {
    assertThat(of("environment: {DB_HOST: db}\n    depends_on: {db: {required: false}}"))
        .containsExactly("web DEPENDS_ON db soft");
  }

  @Test
  void areOfAGroupWhereServicesShareAnAlias() {
    ReadProject read =
        ReadProject.of(
            """
            services:
              web: {image: web, environment: {API_URL: "http://api"}}
              api-a: {image: api, networks: {default: {aliases: [api]}}}
              api-b: {image: api, networks: {default: {aliases: [api]}}}
            """);
    assertThat(read.dependencies())
        .containsExactly("web CALLS api-a group api", "web CALLS api-b group api");
  }

  @Test
  void reportsOnlyVariablesThatHideAnAddress() {
    ReadProject read =
        ReadProject.of(
            """
            services:
              web:
                image: web:${TAG}
                environment:
                  TZ: ${ZONE}
                  API_URL: http://${API}:80
                  DB_HOST: ${DB:-}
            """);
    assertThat(read.problems()).containsExactly("INFO UNRESOLVED_VARIABLE compose.yaml:6");
  }

  @Test
  void reportsAMissingEnvFile() {
    ReadProject read =
        ReadProject.of(
            """
            services:
              web:
                image: web
                env_file:
                  - web.env
                  - path: other.env
                    required: false
            """);
    assertThat(read.problems()).containsExactly("WARNING MISSING_FILE compose.yaml:5");
  }

  private static List<String> of(String web) {
    String compose =
        """
        services:
          web:
            image: web
            %s
          db:
            image: db
            container_name: db-1.internal
            hostname: database
            networks: {default: {ipv4_address: 10.5.0.7}}
        """
            .formatted(web);
    return ReadProject.of(
            Map.of(
                "compose.yaml", compose,
                ".env", "FROM_ENV=db\nDB_HOST=db\n",
                "web.env", "DB_HOST=${FROM_ENV}\n"))
        .dependencies();
  }
}
