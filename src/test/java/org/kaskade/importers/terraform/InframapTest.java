package org.kaskade.importers.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The states that cycloidio/inframap draws pictures of; counted by hand and by a script of its
/// own.
class InframapTest {
  private static final Path SAMPLE =
      Path.of("../shared/samples/cycloidio+inframap/generate/testdata");

  private static ReadTerraform read(String name) throws IOException {
    assumeTrue(Files.isDirectory(SAMPLE), "skipped: the sample inframap is not beside the project");
    return ReadTerraform.of(name, Files.readString(SAMPLE.resolve(name)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "aws_state_cyclic.json, 6, 3",
    "aws_state_multiple_hanging_edges.json, 7, 5",
    "aws_state_sg.json, 6, 5",
    "aws_state_sgr.json, 8, 7",
    "aws_state_with_count.json, 3, 2",
    "azure.tfstate, 5, 4",
    "empty.json, 0, 0",
    "error_missing_id.json, 1, 0",
    "flexibleengine_state.json, 8, 9",
    "flexibleengine_state_attach.json, 6, 4",
    "flexibleengine_state_tf_011.json, 6, 5",
    "google_state.json, 4, 3",
    "invalid_version_state.json, 0, 0",
    "multi_module_state.json, 3, 2",
    "openstack_state_lb.json, 9, 8",
    "openstack_state_sg.json, 6, 5",
    "repeated_modules.json, 12, 9",
    "version_3_state.json, 12, 9"
  })
  void findsWhatItsMaintainersDraw(String name, int cis, int dependencies) throws IOException {
    ReadTerraform read = read(name);
    assertThat(read.cis()).hasSize(cis);
    assertThat(read.dependencies()).hasSize(dependencies);
  }

  @Test
  void drawsTheWayFromTheBalancerToTheDatabase() throws IOException {
    assertThat(read("version_3_state.json").dependencies())
        .contains(
            "module.cycloid.aws_cloudfront_distribution.cdn DEPENDS_ON module.cycloid.aws_alb.front",
            "module.cycloid.aws_alb.front CALLS module.cycloid.aws_instance.batch SOFT",
            "module.cycloid.aws_instance.batch CALLS module.cycloid.aws_db_instance.website SOFT",
            "module.cycloid.aws_instance.batch CALLS module.cycloid.aws_elasticache_cluster.redis SOFT");
  }

  @Test
  void seesThroughListenersAndMembers() throws IOException {
    assertThat(read("openstack_state_lb.json").dependencies())
        .contains(
            "openstack_lb_loadbalancer_v2.PPdjL DEPENDS_ON openstack_lb_pool_v2.nwYyz",
            "openstack_lb_pool_v2.nwYyz DEPENDS_ON openstack_compute_instance_v2.gZfYc");
  }

  @Test
  void saysWhatIsWrongWithBrokenStates() throws IOException {
    assertThat(read("invalid_version_state.json").problems())
        .containsExactly("ERROR UNSUPPORTED_VERSION invalid_version_state.json:2");
    assertThat(read("error_missing_id.json").problems())
        .containsExactly("WARNING MISSING_ID error_missing_id.json:11");
    assertThat(read("empty.json").problems()).isEmpty();
  }
}
