package org.kaskade.importers.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.FoundDependency;

class DeclaredDependenciesTest {
  @Test
  void readsDependsOnAsList() {
    assertThat(of("depends_on: [db, cache]"))
        .containsExactly("web DEPENDS_ON db", "web DEPENDS_ON cache");
  }

  @Test
  void readsDependsOnAsMapping() {
    assertThat(
            of(
                """
                depends_on:
                      db: {condition: service_healthy}
                      cache: {condition: service_started, required: false}
                """))
        .containsExactly("web DEPENDS_ON db", "web DEPENDS_ON cache soft");
  }

  @Test
  void readsLinksWithAndWithoutAlias() {
    assertThat(of("links: [db, 'cache:store']\n    environment: {STORE_HOST: store}"))
        .containsExactly("web DEPENDS_ON db", "web DEPENDS_ON cache");
  }

  @Test
  void keepsTheHardOneOfTwo() {
    assertThat(of("depends_on: {db: {required: false}}\n    links: [db]"))
        .containsExactly("web DEPENDS_ON db");
  }

  @Test
  void readsSharedNamespaces() {
    assertThat(of("network_mode: service:db\n    pid: service:cache\n    ipc: host"))
        .containsExactly("web DEPENDS_ON db", "web DEPENDS_ON cache");
    assertThat(of("network_mode: container:db-1")).containsExactly("web DEPENDS_ON db");
  }

  @Test
  void readsVolumesFromWithTheVolumesOfTheOther() {
    assertThat(of("volumes_from: ['db:ro']"))
        .containsExactly("web DEPENDS_ON db", "web STORES_ON data");
  }

  @Test
  void isNoDependencyOnItself() {
    assertThat(of("depends_on: [web]\n    environment: {URL: 'http://web:80'}")).isEmpty();
  }

  @Test
  void saysWhereEachIsSaid() {
    ReadProject read =
        ReadProject.of(
            """
            services:
              web:
                image: web
                depends_on:
                  - db
              db: {image: db}
            """);
    FoundDependency only = read.findings().dependencies().getFirst();
    assertThat(only.file() + ":" + only.line()).isEqualTo("compose.yaml:5");
  }

  @Test
  void reportsWhatIsNotThere() {
    ReadProject read =
        ReadProject.of(
            """
            services:
              web:
                image: web
                depends_on: [queue]
                volumes: ["files:/files"]
                external_links: [legacy]
                network_mode: container:elsewhere
            """);
    assertThat(read.dependencies()).isEmpty();
    assertThat(read.problems())
        .containsExactlyInAnyOrder(
            "WARNING DANGLING_REFERENCE compose.yaml:4",
            "WARNING DANGLING_REFERENCE compose.yaml:5",
            "INFO EXTERNAL_REFERENCE compose.yaml:6",
            "INFO EXTERNAL_REFERENCE compose.yaml:7");
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
            container_name: db-1
            volumes: ["data:/data"]
          cache: {image: cache}
        volumes:
          data:
        """
            .formatted(web);
    return ReadProject.of(compose).dependencies().stream()
        .filter(each -> each.startsWith("web "))
        .toList();
  }
}
