package org.kaskade.importers.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatesTest {
  /// A state of version 4 with these resources, one a line.
  private static String state(String... resources) {
    return """
    {"version": 4, "terraform_version": "1.9.8", "serial": 1, "lineage": "a", "resources": [
    %s
    ]}\
    """
        .formatted(String.join(",\n", resources));
  }

  private static String resource(String type, String name, String... instances) {
    return """
    {"mode": "managed", "type": "%s", "name": "%s", "instances": [%s]}\
    """
        .formatted(type, name, String.join(", ", instances));
  }

  private static String instance(String attributes) {
    return "{\"attributes\": {" + attributes + "}}";
  }

  private static ReadTerraform read(String... resources) {
    return ReadTerraform.of("terraform.tfstate", state(resources));
  }

  @Test
  void takesAMachineForWhatItsTableSays() {
    ReadTerraform read =
        read(
            resource(
                "aws_instance",
                "web",
                instance(
                    """
                    "id": "i-0a1b2c3d", "arn": "arn:aws:ec2:eu-west-1:42:instance/i-0a1b2c3d",
                    "instance_type": "t3.small", "tags": {"Name": "web-1"}, "private_ip": "10.0.0.4"
                    """)));
    assertThat(read.cis()).containsExactly("VirtualMachine aws_instance.web");
    assertThat(read.ci("aws_instance.web").name()).isEqualTo("web-1");
    assertThat(read.ci("aws_instance.web").ref().identity())
        .isEqualTo(Map.of("provider", "aws", "resourceId", "i-0a1b2c3d"));
    assertThat(read.ci("aws_instance.web").attributes())
        .containsEntry("instanceType", "t3.small")
        .containsEntry("ipAddress", "10.0.0.4")
        .containsEntry("region", "eu-west-1")
        .containsEntry("tags", List.of("Name=web-1"));
  }

  @Test
  void takesWhatNoTableNamesForACloudResource() {
    ReadTerraform read =
        read(resource("digitalocean_droplet", "web", instance("\"id\": \"3141592\"")));
    assertThat(read.cis()).containsExactly("CloudResource digitalocean_droplet.web");
    assertThat(read.ci("digitalocean_droplet.web").attributes())
        .containsEntry("kind", "digitalocean_droplet")
        .containsEntry("provider", "digitalocean");
  }

  @Test
  void findsAttachedResourcesByTheirIds() {
    ReadTerraform read =
        read(
            resource("hcloud_network", "n", instance("\"id\": \"7\"")),
            resource("hcloud_server", "s", instance("\"id\": \"9\"")),
            resource(
                "hcloud_volume", "v", instance("\"id\": \"8\", \"server_id\": 9, \"size\": 7")),
            resource(
                "hcloud_server_network",
                "sn",
                instance("\"id\": \"9-7\", \"server_id\": 9, \"network_id\": 7")));
    assertThat(read.dependencies())
        .containsExactlyInAnyOrder(
            "hcloud_server.s STORES_ON hcloud_volume.v",
            "hcloud_server.s CONNECTED_TO hcloud_network.n");
  }

  @Test
  void takesNoNumberOrNameForAnIdElsewhere() {
    ReadTerraform read =
        read(
            resource("hcloud_network", "n", instance("\"id\": \"443\", \"name\": \"public\"")),
            resource(
                "hcloud_server",
                "s",
                instance("\"id\": \"9\", \"port\": 443, \"zone\": \"public\"")));
    assertThat(read.dependencies()).isEmpty();
  }

  @Test
  void makesTheTargetsOfALoadBalancerAGroup() {
    ReadTerraform read =
        read(
            resource("aws_instance", "a", instance("\"id\": \"i-00000001\"")),
            resource("aws_instance", "b", instance("\"id\": \"i-00000002\"")),
            resource(
                "aws_elb",
                "front",
                instance("\"id\": \"front\", \"instances\": [\"i-00000001\", \"i-00000002\"]")),
            resource("aws_elb", "back", instance("\"instances\": [\"i-00000002\"]")));
    assertThat(read.dependencies())
        .containsExactly(
            "aws_elb.front DEPENDS_ON aws_instance.a 1 of instances",
            "aws_elb.front DEPENDS_ON aws_instance.b 1 of instances",
            "aws_elb.back DEPENDS_ON aws_instance.b");
  }

  @Test
  void needsTheMachinesBehindAPlug() {
    ReadTerraform read =
        read(
            resource("azurerm_network_interface", "n", instance("\"id\": \"/subscriptions/s/n\"")),
            resource(
                "azurerm_linux_virtual_machine",
                "m",
                instance(
                    """
                    "id": "/subscriptions/s/m", "network_interface_ids": ["/subscriptions/S/N"]\
                    """)),
            resource(
                "azurerm_lb_backend_address_pool", "p", instance("\"id\": \"/subscriptions/s/p\"")),
            resource(
                "azurerm_network_interface_backend_address_pool_association",
                "a",
                instance(
                    """
                    "backend_address_pool_id": "/subscriptions/s/p",
                    "network_interface_id": "/subscriptions/s/n"
                    """)));
    assertThat(read.dependencies())
        .containsExactlyInAnyOrder(
            "azurerm_linux_virtual_machine.m CONNECTED_TO azurerm_network_interface.n",
            "azurerm_lb_backend_address_pool.p DEPENDS_ON azurerm_linux_virtual_machine.m");
  }

  @Test
  void leavesOutWhatIsNeededIndirectly() {
    ReadTerraform read =
        read(
            resource("aws_instance", "web", instance("\"id\": \"i-00000001\"")),
            resource(
                "aws_elb",
                "front",
                """
                {"attributes": {"id": "front"}, "dependencies": ["aws_instance.web"]}\
                """),
            resource(
                "aws_route53_record",
                "www",
                """
                {"attributes": {}, "dependencies": ["aws_elb.front", "aws_instance.web"]}\
                """));
    assertThat(read.dependencies())
        .containsExactly(
            "aws_elb.front DEPENDS_ON aws_instance.web",
            "aws_route53_record.www DEPENDS_ON aws_elb.front");
  }

  @Test
  void takesInstancesOfOneCountForSparesButNotDisks() {
    ReadTerraform read =
        read(
            resource(
                "aws_instance",
                "web",
                "{\"index_key\": 0, \"attributes\": {\"id\": \"i-00000001\"}}",
                "{\"index_key\": 1, \"attributes\": {\"id\": \"i-00000002\"}}"),
            resource(
                "aws_ebs_volume",
                "d",
                "{\"index_key\": \"a\", \"attributes\": {\"id\": \"vol-00000001\"}}",
                "{\"index_key\": \"b\", \"attributes\": {\"id\": \"vol-00000002\"}}"),
            resource(
                "heroku_app",
                "shop",
                """
                {"attributes": {"id": "x"}, "dependencies": ["aws_ebs_volume.d", "aws_instance.web"]}\
                """));
    assertThat(read.dependencies())
        .containsExactly(
            "heroku_app.shop STORES_ON aws_ebs_volume.d[\"a\"]",
            "heroku_app.shop STORES_ON aws_ebs_volume.d[\"b\"]",
            "heroku_app.shop DEPENDS_ON aws_instance.web[0] 1 of aws_instance.web",
            "heroku_app.shop DEPENDS_ON aws_instance.web[1] 1 of aws_instance.web");
  }

  @Test
  void staysWithinTheInstanceOfAModule() {
    String instance =
        """
        {"module": "module.m[%d]", "mode": "managed", "type": "%s", "name": "x",
         "instances": [{"attributes": {"id": "x%1$d"}, "dependencies": %s}]}\
        """;
    ReadTerraform read =
        read(
            instance.formatted(0, "aws_vpc", "[]"),
            instance.formatted(1, "aws_vpc", "[]"),
            instance.formatted(0, "aws_subnet", "[\"module.m.aws_vpc.x\"]"),
            instance.formatted(1, "aws_subnet", "[\"module.m.aws_vpc.x\"]"));
    assertThat(read.dependencies())
        .containsExactly(
            "module.m[0].aws_subnet.x CONNECTED_TO module.m[0].aws_vpc.x",
            "module.m[1].aws_subnet.x CONNECTED_TO module.m[1].aws_vpc.x");
  }

  @Test
  void takesARuleBetweenFirewallsForCalls() {
    ReadTerraform read =
        read(
            resource("aws_security_group", "web", instance("\"id\": \"sg-00000001\"")),
            resource(
                "aws_security_group",
                "db",
                instance(
                    "\"id\": \"sg-00000002\", \"ingress\": [{\"security_groups\": [\"sg-00000001\"]}]")),
            resource(
                "aws_instance",
                "web",
                instance("\"id\": \"i-00000001\", \"vpc_security_group_ids\": [\"sg-00000001\"]")),
            resource(
                "aws_db_instance",
                "db",
                instance("\"id\": \"db\", \"vpc_security_group_ids\": [\"sg-00000002\"]")));
    assertThat(read.dependencies())
        .containsExactlyInAnyOrder(
            "aws_instance.web DEPENDS_ON aws_security_group.web",
            "aws_db_instance.db DEPENDS_ON aws_security_group.db",
            "aws_instance.web CALLS aws_db_instance.db SOFT");
  }

  @Test
  void leavesOutDataGlueAndDeposedInstances() {
    ReadTerraform read =
        read(
            "{\"mode\": \"data\", \"type\": \"aws_ami\", \"name\": \"a\", \"instances\": [{}]}",
            resource("random_id", "r", instance("\"id\": \"x\"")),
            resource(
                "aws_instance",
                "web",
                "{\"status\": \"tainted\", \"attributes\": {\"id\": \"i-00000001\"}}",
                "{\"deposed\": \"1\", \"attributes\": {\"id\": \"i-00000002\"}}"));
    assertThat(read.cis()).containsExactly("VirtualMachine aws_instance.web");
    assertThat(read.problems())
        .containsExactly("INFO DEPOSED terraform.tfstate:4", "INFO TAINTED terraform.tfstate:4");
  }

  @Test
  void goesThroughGlueToWhatItDependsOn() {
    ReadTerraform read =
        read(
            resource("aws_db_instance", "db", instance("\"id\": \"db\"")),
            resource(
                "null_resource",
                "schema",
                "{\"attributes\": {\"id\": \"1\"}, \"depends_on\": [\"aws_db_instance.db\"]}"),
            resource(
                "aws_lambda_function",
                "f",
                "{\"attributes\": {\"id\": \"f\"}, \"depends_on\": [\"null_resource.schema\"]}"));
    assertThat(read.dependencies())
        .containsExactly("aws_lambda_function.f DEPENDS_ON aws_db_instance.db");
  }

  @Test
  void leavesOutSensitiveValues() {
    ReadTerraform read =
        read(
            resource(
                "aws_db_instance",
                "db",
                """
                {"attributes": {"id": "db", "identifier": "hidden-name", "engine": "postgres",
                  "master_password": "hidden-too"},
                 "sensitive_attributes": [[{"type": "get_attr", "value": "identifier"}]]}\
                """));
    assertThat(read.ci("aws_db_instance.db").name()).isEqualTo("aws_db_instance.db");
    assertThat(read.findings().cis().toString()).contains("postgres").doesNotContain("hidden");
  }

  @Test
  void keepsResourcesOfOneIdApart() {
    ReadTerraform read =
        read(
            resource("aws_instance", "a", instance("\"id\": \"i-00000001\"")),
            resource("aws_instance", "b", instance("\"id\": \"i-00000001\"")));
    assertThat(read.ci("aws_instance.a").ref()).isNotEqualTo(read.ci("aws_instance.b").ref());
    assertThat(read.problems()).containsExactly("WARNING DUPLICATE_ID terraform.tfstate:3");
  }

  @Test
  void keepsEqualAddressesOfTwoStatesApart() {
    String state = state(resource("hcloud_server", "web", instance("\"id\": \"1\"")));
    ReadTerraform read =
        ReadTerraform.of(Map.of("a/terraform.tfstate", state, "b/terraform.tfstate", state));
    assertThat(read.findings().cis()).extracting(ci -> ci.ref()).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void findsAResourceOfAnotherState() {
    ReadTerraform read =
        ReadTerraform.of(
            Map.of(
                "net/terraform.tfstate",
                state(resource("aws_subnet", "a", instance("\"id\": \"subnet-0000000a\""))),
                "web/terraform.tfstate",
                state(
                    resource(
                        "aws_instance",
                        "w",
                        instance("\"id\": \"i-00000001\", \"subnet_id\": \"subnet-0000000a\"")))));
    assertThat(read.dependencies()).containsExactly("aws_instance.w CONNECTED_TO aws_subnet.a");
  }

  @Test
  void readsVersionThree() {
    ReadTerraform read =
        ReadTerraform.of(
            "old.tfstate",
            """
            {"version": 3, "modules": [{"path": ["root", "shop"], "resources": {
              "aws_instance.web.0": {"type": "aws_instance", "depends_on": ["aws_subnet.a.*"],
                "primary": {"id": "i-00000001", "attributes": {"tags.%": "1", "tags.Name": "w"}}},
              "aws_subnet.a": {"type": "aws_subnet", "depends_on": [],
                "primary": {"id": "subnet-00000001", "tainted": true}},
              "data.aws_ami.x": {"type": "aws_ami", "primary": {"id": "ami-1"}}}}]}\
            """);
    assertThat(read.cis())
        .containsExactly(
            "VirtualMachine module.shop.aws_instance.web[0]",
            "CloudResource module.shop.aws_subnet.a");
    assertThat(read.ci("module.shop.aws_instance.web[0]").name()).isEqualTo("w");
    assertThat(read.dependencies())
        .containsExactly("module.shop.aws_instance.web[0] CONNECTED_TO module.shop.aws_subnet.a");
    assertThat(read.problems()).containsExactly("INFO TAINTED old.tfstate:5");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"1", "2", "5", "\"4.1\"", "null"})
  void reportsVersionsItDoesNotKnow(String version) {
    ReadTerraform read =
        ReadTerraform.of(
            "terraform.tfstate",
            "{\n\"version\": " + version + ", \"lineage\": \"a\", \"resources\": []}");
    assertThat(read.problems()).containsExactly("ERROR UNSUPPORTED_VERSION terraform.tfstate:2");
    assertThat(read.findings().unreadableFiles()).containsExactly("terraform.tfstate");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '^',
      value = {
        "a.tfstate, ^{\"version\": 4, \"lineage\": \"x\"^, SYNTAX",
        "cut.json, ^{\"version\": 4, \"lineage\": \"x\"^, SYNTAX",
        "a.tfstate, ^{\"name\": \"else\"}^, NOT_TERRAFORM",
        "a.tfstate, ^[]^, NOT_TERRAFORM",
        "a.tfstate, ^^, NOT_TERRAFORM",
        "a.json, ^{\"encrypted_data\": \"x\", \"encryption_version\": \"v0\"}^, ENCRYPTED",
        "a.tf.json, ^{^, SYNTAX",
        "a.tf, ^resource \"a\" \"b\" {^, SYNTAX"
      })
  void saysWhichFilesCannotBeRead(String path, String text, String code) {
    ReadTerraform read = ReadTerraform.of(path, text);
    assertThat(read.problems()).allMatch(each -> each.startsWith("ERROR " + code)).hasSize(1);
    assertThat(read.findings().unreadableFiles()).containsExactly(path);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '^',
      value = {
        "package.json, ^{\"name\": \"x\", \"version\": \"4.0.0\"}^",
        "broken.json, ^{\"name\": ^",
        "list.json, ^[1]^",
        "schema.json, ^{\"format_version\": \"1.0\", \"provider_schemas\": {}}^",
        "README.md, ^terraform^",
        ".terraform/modules/a/main.tf, ^resource \"aws_vpc\" \"a\" {}^"
      })
  void passesOverFilesOfOthers(String path, String text) {
    ReadTerraform read = ReadTerraform.of(path, text);
    assertThat(read.findings().problems()).isEmpty();
    assertThat(read.findings().cis()).isEmpty();
  }
}
