package org.kaskade.importers.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VolumesTest {
  @Test
  void areOneForAllServicesThatShareThem() {
    ReadProject read =
        ReadProject.of(
            """
            services:
              a: {image: a, volumes: ["data:/data", "data:/again:ro"]}
              b: {image: b, volumes: [{type: volume, source: data, target: /data}]}
            volumes: {data: {driver: local}}
            """);
    assertThat(read.cis())
        .containsExactly("Volume shop/data", "Workload shop/a", "Workload shop/b");
    assertThat(read.dependencies()).containsExactly("a STORES_ON data", "b STORES_ON data");
    assertThat(read.ci("data").map(ci -> ci.attributes().get("driver"))).containsExactly("local");
  }

  @Test
  void areNeitherBindMountsNorAnonymous() {
    ReadProject read =
        ReadProject.of(
            """
            services:
              a:
                image: a
                volumes: [./x:/x, ../y:/y, ~/z:/z, /var/run/docker.sock:/d.sock, /anonymous,
                  'C:\\data:/data', '${UNSET}:/u', {type: bind, source: data, target: /b},
                  {type: tmpfs, target: /t}]
            """);
    assertThat(read.cis()).containsExactly("Workload shop/a");
    assertThat(read.dependencies()).isEmpty();
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void areOneAcrossProjectsWhenExternal() {
    String service = "services: {a: {image: a, volumes: ['vol:/v']}}\n";
    ReadProject read =
        ReadProject.of(
            Map.of(
                "x/compose.yaml", service + "volumes: {vol: {external: true, name: backups}}",
                "y/compose.yaml", service + "volumes: {vol: {external: {name: backups}}}",
                "z/compose.yaml", service + "volumes: {vol: {external: true, name: owner_data}}",
                "w/compose.yaml", "name: owner\nvolumes: {data: }"));
    assertThat(read.cis().stream().filter(ci -> ci.startsWith("Volume")))
        .containsExactlyInAnyOrder("Volume shop:external/backups", "Volume shop/w/data");
    assertThat(read.dependencies())
        .containsExactly("a STORES_ON backups", "a STORES_ON backups", "a STORES_ON data");
  }
}
