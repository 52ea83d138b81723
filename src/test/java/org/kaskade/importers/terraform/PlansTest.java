package org.kaskade.importers.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlansTest {
  private static final String PLAN =
      """
      {"format_version": "1.2", "planned_values": {"root_module": {
        "resources": [
          {"address": "aws_subnet.a", "type": "aws_subnet", "name": "a", "values": {"id": "subnet-0000000a"}}],
        "child_modules": [{"address": "module.m", "resources": [
          {"address": "module.m.aws_instance.w[0]", "type": "aws_instance", "name": "w", "index": 0,
           "values": {"tags": {"Name": "w"}, "user_data": "hidden"}, "sensitive_values": {"user_data": true}}]}]}},
       "resource_changes": [
         {"address": "aws_subnet.a", "change": {"actions": ["no-op"]}},
         {"address": "module.m.aws_instance.w[0]", "change": {"actions": ["create"]}},
         {"address": "aws_eip.old", "change": {"actions": ["delete"]}}],
       "configuration": {"root_module": {"module_calls": {"m": {
         "expressions": {"subnet": {"references": ["aws_subnet.a.id", "aws_subnet.a"]}},
         "module": {"resources": [{"type": "aws_instance", "name": "w",
           "expressions": {"subnet_id": {"references": ["var.subnet"]}}}]}}}}}}\
      """;

  @Test
  void saysWhatIsToBeCreated() {
    ReadTerraform read = ReadTerraform.of("plan.json", PLAN);
    assertThat(read.cis())
        .containsExactly("CloudResource aws_subnet.a", "VirtualMachine module.m.aws_instance.w[0]");
    assertThat(read.ci("module.m.aws_instance.w[0]").attributes())
        .containsEntry("lifecycle", "planned");
    assertThat(read.ci("aws_subnet.a").attributes()).doesNotContainKey("lifecycle");
    assertThat(read.problems()).containsExactly("INFO PLANNED_DELETION plan.json:10");
  }

  @Test
  void followsArgumentsIntoModules() {
    assertThat(ReadTerraform.of("plan.json", PLAN).dependencies())
        .containsExactly("module.m.aws_instance.w[0] CONNECTED_TO aws_subnet.a");
  }

  @Test
  void yieldsToTheStateBesideIt() {
    ReadTerraform read =
        ReadTerraform.of(
            Map.of(
                "plan.json",
                PLAN,
                "terraform.tfstate",
                """
                {"version": 4, "lineage": "a", "resources": [{"mode": "managed", "type": "aws_subnet",
                  "name": "a", "instances": [{"attributes": {"id": "subnet-0000000a"}}]}]}\
                """));
    assertThat(read.cis())
        .containsExactly("CloudResource aws_subnet.a", "VirtualMachine module.m.aws_instance.w[0]");
    assertThat(read.ci("aws_subnet.a").file()).isEqualTo("terraform.tfstate");
    assertThat(read.dependencies())
        .containsExactly("module.m.aws_instance.w[0] CONNECTED_TO aws_subnet.a");
  }

  @Test
  void asksForAPlanInJson() {
    ReadTerraform read = ReadTerraform.of("prod.tfplan", "PK\u0003\u0004zip");
    assertThat(read.problems()).containsExactly("WARNING BINARY_PLAN prod.tfplan");
  }
}
