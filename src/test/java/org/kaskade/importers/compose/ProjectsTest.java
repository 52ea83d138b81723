package org.kaskade.importers.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectsTest {
  private static final String WEB = "services: {web: {image: web}}";
  private static final String DB = "services: {db: {image: db}}";

  @Test
  void areFolders() {
    assertThat(
            ReadProject.of(
                    Map.of(
                        "compose.yaml", WEB,
                        "a/app/docker-compose.yml", WEB,
                        "b/app/compose.yml", WEB,
                        "b/app/docker-compose.yml", DB))
                .cis())
        .containsExactly("Workload shop/web", "Workload shop/a/app/web", "Workload shop/b/app/web");
  }

  @Test
  void mergeOverridesOntoTheBase() {
    ReadProject read =
        ReadProject.of(
            Map.of(
                "compose.yaml",
                """
                services:
                  web:
                    image: web:1
                    command: serve --db db:5432
                    depends_on: [db]
                    ports: ["80:8080"]
                    volumes: ["data:/data"]
                  db: {image: db}
                  cache: {image: cache}
                volumes: {data: , other: }
                """,
                "compose.override.yml",
                """
                services:
                  web:
                    image: web:2
                    command: serve
                    depends_on: {cache: {condition: service_started}}
                    ports: ["81:8081"]
                    volumes: ["other:/data"]
                """));
    assertThat(read.dependencies())
        .containsExactly("web DEPENDS_ON db", "web DEPENDS_ON cache", "web STORES_ON other");
    assertThat(read.ci("web").map(ci -> ci.file() + ":" + ci.line() + " " + ci.attributes()))
        .containsExactly(
            "compose.yaml:2 {kind=container}",
            "compose.override.yml:2 {images=[web:2], ports=[8080, 8081]}");
    assertThat(read.findings().dependencies().stream().map(each -> each.file() + each.line()))
        .containsExactly("compose.yaml5", "compose.override.yml5", "compose.override.yml7");
  }

  @Test
  void takeBackAndReplaceByTag() {
    ReadProject read =
        ReadProject.of(
            Map.of(
                "compose.yaml",
                """
                services:
                  web: {image: web, depends_on: [db], links: [db], profiles: [a]}
                  api: {image: api, depends_on: [db], ports: ["80:80"]}
                  db: {image: db}
                """,
                "compose.override.yaml",
                """
                services:
                  web: {depends_on: !reset [], links: !reset null}
                  api: {depends_on: !override {web: {}}, ports: !override ["81:81"]}
                """));
    assertThat(read.dependencies()).containsExactly("api DEPENDS_ON web");
    assertThat(read.ci("api").flatMap(ci -> ci.attributes().values().stream()))
        .contains(List.of("81"))
        .doesNotContain(List.of("80"));
  }

  @Test
  void mergeTheFilesOfTheOption() {
    ReadProject read =
        ReadProject.of(
            Map.of("compose.yaml", WEB, "compose.prod.yaml", DB, "compose.dev.yaml", DB),
            Map.of("files", List.of("compose.yaml", "compose.prod.yaml", "none.yaml")));
    assertThat(read.cis()).containsExactly("Workload shop/web", "Workload shop/db");
    assertThat(read.problems())
        .containsExactly(
            "WARNING MISSING_FILE none.yaml", "INFO VARIANT_NOT_READ compose.dev.yaml");
  }

  @Test
  void areSingleFilesWhereAFolderHasNoBaseFile() {
    ReadProject read =
        ReadProject.of(
            Map.of(
                "stacks/web.yml", WEB,
                "stacks/db.yml", DB,
                "stacks/values.yml", "services: [a]",
                "stacks/broken.yml", "a: [",
                "stacks/notes.txt", WEB));
    assertThat(read.cis())
        .containsExactly("Workload shop/stacks/db/db", "Workload shop/stacks/web/web");
    assertThat(read.findings().unreadableFiles()).containsExactly("stacks/broken.yml");
  }

  @Test
  void holdWhatTheyInclude() {
    ReadProject read =
        ReadProject.of(
            Map.of(
                "compose.yaml",
                "include: [db/compose.yaml, {path: [mq/mq.yaml, mq/more.yaml]}, gone.yaml, 'oci://x/y']\n"
                    + "services: {web: {image: web, environment: {URL: 'http://${DB:-db}:1'}}}",
                "db/compose.yaml",
                "services: {db: {image: db, environment: {MQ_HOST: '${MQ}'}}}",
                "db/.env",
                "MQ=mq",
                "mq/mq.yaml",
                "services: {mq: {image: mq}}",
                "mq/more.yaml",
                "services: {mq: {scale: 3}}"));
    assertThat(read.cis())
        .containsExactly("Workload shop/db", "Workload shop/mq", "Workload shop/web");
    assertThat(read.dependencies()).containsExactly("db CALLS mq", "web CALLS db");
    assertThat(read.problems())
        .containsExactly(
            "WARNING MISSING_FILE compose.yaml:1", "INFO EXTERNAL_REFERENCE compose.yaml:1");
  }

  @Test
  void reportIncludesInACircle() {
    ReadProject read =
        ReadProject.of(
            Map.of(
                "compose.yaml", "include: [a/compose.yaml]\n" + WEB,
                "a/compose.yaml", "include: [../compose.yaml]\n" + DB));
    assertThat(read.cis()).containsExactly("Workload shop/db", "Workload shop/web");
    assertThat(read.problems()).containsExactly("WARNING CYCLE a/compose.yaml:1");
  }

  @Test
  void takeOverWhatServicesExtend() {
    ReadProject read =
        ReadProject.of(
            Map.of(
                "compose.yaml",
                """
                services:
                  web:
                    extends: {file: common/base.yaml, service: app}
                    image: web
                  worker:
                    extends: web
                    depends_on: [web]
                  db: {image: db}
                """,
                "common/base.yaml",
                """
                services:
                  app: {image: app, restart: always, env_file: app.env}
                """,
                "common/app.env",
                "DB_HOST=db"));
    assertThat(read.cis())
        .containsExactly("Workload shop/web", "Workload shop/worker", "Workload shop/db");
    assertThat(read.dependencies())
        .containsExactly("web CALLS db", "worker DEPENDS_ON web", "worker CALLS db");
    assertThat(read.ci("web").map(ci -> ci.file() + ci.attributes()))
        .containsExactly(
            "compose.yaml{images=[web]}", "common/base.yaml{kind=container, restartPolicy=always}");
  }

  @Test
  void reportExtendsThatLeadNowhere() {
    ReadProject read =
        ReadProject.of(
            """
            services:
              a: {image: a, extends: b}
              b: {image: b, extends: a}
              c: {image: c, extends: none}
              d: {image: d, extends: {file: none.yaml, service: x}}
            """);
    assertThat(read.cis()).hasSize(4);
    assertThat(read.problems())
        .containsExactly(
            "WARNING CYCLE compose.yaml:2",
            "WARNING CYCLE compose.yaml:3",
            "WARNING DANGLING_REFERENCE compose.yaml:4",
            "WARNING MISSING_FILE compose.yaml:5");
  }
}
