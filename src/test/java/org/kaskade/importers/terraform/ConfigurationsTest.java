package org.kaskade.importers.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationsTest {
  private static ReadTerraform read(String main) {
    return ReadTerraform.of("main.tf", main);
  }

  /// Paths and contents in turn.
  private static ReadTerraform read(String path, String text, String... more) {
    Map<String, String> files = new LinkedHashMap<>(Map.of(path, text));
    for (int i = 0; i < more.length; i += 2) {
      files.put(more[i], more[i + 1]);
    }
    return ReadTerraform.of(files);
  }

  @Test
  void readsLiteralsAndReferences() {
    ReadTerraform read =
        read(
            """
            # a comment
            resource "aws_subnet" "a" {
              vpc_id = "x" // another
            }
            /* and
               another */
            resource "aws_instance" "web" {
              instance_type = "t3.small"
              subnet_id     = aws_subnet.a.id
              user_data     = <<-EOF
                #!/bin/sh
                echo "}" ${aws_db_instance.db.address} { [ (
              EOF
              tags = {
                Name  = "web"
                "a:b" = "c"
              }
            }
            resource "aws_db_instance" "db" { engine = "mysql" }
            """);
    assertThat(read.cis())
        .containsExactly(
            "CloudResource aws_subnet.a",
            "VirtualMachine aws_instance.web",
            "Database aws_db_instance.db");
    assertThat(read.ci("aws_instance.web").line()).isEqualTo(7);
    assertThat(read.ci("aws_instance.web").name()).isEqualTo("web");
    assertThat(read.ci("aws_instance.web").attributes()).containsEntry("instanceType", "t3.small");
    assertThat(read.dependencies())
        .containsExactly(
            "aws_instance.web CONNECTED_TO aws_subnet.a",
            "aws_instance.web DEPENDS_ON aws_db_instance.db");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void readsNamesWithinExpressionsOfAnySort() {
    ReadTerraform read =
        read(
            """
            resource "aws_subnet" "a" {}
            resource "aws_subnet" "b" {}
            resource "aws_kms_key" "k" {}
            resource "aws_lb" "l" {
              name    = var.long ? "a" : "b"
              subnets = concat([aws_subnet.a.id], [for s in [aws_subnet.b] : s.id if s.id != ""])
              tags    = { for k, v in { x = "y" } : k => upper(v) }
              log     = "arn:${data.aws_partition.p.partition}:${aws_kms_key.k.arn}/*"
            }
            """);
    assertThat(read.dependencies())
        .containsExactly(
            "aws_lb.l CONNECTED_TO aws_subnet.a 1 of subnets",
            "aws_lb.l CONNECTED_TO aws_subnet.b 1 of subnets",
            "aws_lb.l DEPENDS_ON aws_kms_key.k");
  }

  @Test
  void countsWhereTheNumberIsThere() {
    ReadTerraform read =
        read(
            """
            locals { machines = 2 }
            resource "aws_instance" "web" { count = local.machines }
            resource "aws_ebs_volume" "d" { count = 2 }
            resource "aws_volume_attachment" "a" {
              count       = 2
              instance_id = aws_instance.web[count.index].id
              volume_id   = aws_ebs_volume.d.*.id[count.index]
            }
            resource "aws_instance" "none" { count = 0 }
            """);
    assertThat(read.cis())
        .containsExactly(
            "VirtualMachine aws_instance.web[0]",
            "VirtualMachine aws_instance.web[1]",
            "Volume aws_ebs_volume.d[0]",
            "Volume aws_ebs_volume.d[1]");
    assertThat(read.dependencies()).contains("aws_instance.web[0] STORES_ON aws_ebs_volume.d[0]");
  }

  @Test
  void namesInstancesOfForEach() {
    ReadTerraform read =
        read(
            """
            resource "aws_subnet" "s" {
              for_each = { a = "10.0.1.0/24", b = "10.0.2.0/24" }
            }
            resource "aws_instance" "w" {
              for_each  = toset(["a", "b"])
              subnet_id = aws_subnet.s[each.key].id
              tags      = { Name = each.key }
            }
            """);
    assertThat(read.ci("aws_instance.w[\"b\"]").name()).isEqualTo("b");
    assertThat(read.dependencies())
        .containsExactly(
            "aws_instance.w[\"a\"] CONNECTED_TO aws_subnet.s[\"a\"]",
            "aws_instance.w[\"b\"] CONNECTED_TO aws_subnet.s[\"b\"]");
  }

  @Test
  void takesAnUnknownNumberForOneAndSaysSoOnce() {
    ReadTerraform read =
        read(
            """
            resource "aws_instance" "a" { count = var.n }
            resource "aws_instance" "b" { for_each = var.names }
            """);
    assertThat(read.cis())
        .containsExactly("VirtualMachine aws_instance.a", "VirtualMachine aws_instance.b");
    assertThat(read.problems()).containsExactly("INFO NEEDS_EVALUATION main.tf:1");
  }

  @Test
  void readsModulesOfTheSameRepository() {
    ReadTerraform read =
        read(
            "prod/main.tf",
            """
            module "net" { source = "../modules/net" }
            module "web" {
              source = "../modules/web"
              subnet = module.net.subnet
              name   = "shop"
            }
            module "far" { source = "registry.example/far/away" }
            module "gone" { source = "./gone" }
            resource "aws_elb" "front" {
              instances = [module.web.id]
            }
            """,
            "modules/net/main.tf",
            """
            resource "aws_subnet" "a" {}
            output "subnet" { value = aws_subnet.a.id }
            """,
            "modules/web/main.tf",
            """
            variable "subnet" {}
            variable "name" { default = "unnamed" }
            resource "aws_instance" "w" {
              subnet_id = var.subnet
              tags      = { Name = var.name }
            }
            output "id" { value = aws_instance.w.id }
            """);
    assertThat(read.cis())
        .containsExactly(
            "LoadBalancer aws_elb.front",
            "CloudResource module.net.aws_subnet.a",
            "VirtualMachine module.web.aws_instance.w");
    assertThat(read.ci("module.web.aws_instance.w").name()).isEqualTo("shop");
    assertThat(read.dependencies())
        .containsExactly(
            "aws_elb.front DEPENDS_ON module.web.aws_instance.w",
            "module.web.aws_instance.w CONNECTED_TO module.net.aws_subnet.a");
    assertThat(read.problems())
        .containsExactly(
            "WARNING MISSING_MODULE prod/main.tf:8", "INFO REMOTE_MODULE prod/main.tf:7");
  }

  @Test
  void endsWithModulesThatCallEachOther() {
    ReadTerraform read =
        read(
            "a/main.tf",
            "module \"b\" { source = \"../b\" }\nlocals {\n  x = local.y\n  y = local.x\n}\n",
            "b/main.tf",
            "module \"a\" { source = \"../a\" }\nresource \"aws_vpc\" \"v\" { cidr = local.x }\n");
    assertThat(read.cis()).isNotEmpty();
    assertThat(read.problems()).anyMatch(each -> each.startsWith("WARNING LIMIT"));
  }

  @Test
  void leavesWhatAStateSaysToTheState() {
    ReadTerraform read =
        read(
            "prod/main.tf",
            """
            resource "aws_vpc" "v" {}
            resource "aws_subnet" "new" { vpc_id = aws_vpc.v.id }
            resource "aws_eip" "maybe" { count = var.on ? 1 : 0 }
            """,
            "prod/terraform.tfstate",
            """
            {"version": 4, "lineage": "a", "resources": [{"mode": "managed", "type": "aws_vpc", "name": "v",
              "instances": [{"attributes": {"id": "vpc-00000001"}}]}]}\
            """,
            "test/main.tf",
            "resource \"aws_vpc\" \"v\" {}\n");
    assertThat(read.cis())
        .containsExactly(
            "CloudResource aws_vpc.v", "CloudResource aws_subnet.new", "CloudResource aws_vpc.v");
    assertThat(read.ci("aws_vpc.v").file()).isEqualTo("prod/terraform.tfstate");
    assertThat(read.ci("aws_subnet.new").attributes()).containsEntry("lifecycle", "planned");
    assertThat(read.dependencies()).containsExactly("aws_subnet.new CONNECTED_TO aws_vpc.v");
  }

  @Test
  void mergesOverridesAndReportsWhatStandsTwice() {
    ReadTerraform read =
        read(
            "main.tf",
            "resource \"aws_instance\" \"w\" { instance_type = \"small\" }\n",
            "more.tf",
            "\nresource \"aws_instance\" \"w\" { instance_type = \"big\" }\n",
            "size_override.tf",
            "resource \"aws_instance\" \"w\" { instance_type = \"huge\" }\n");
    assertThat(read.ci("aws_instance.w").attributes()).containsEntry("instanceType", "huge");
    assertThat(read.problems()).containsExactly("WARNING DUPLICATE_RESOURCE more.tf:2");
  }

  @Test
  void readsJsonSyntax() {
    ReadTerraform read =
        ReadTerraform.of(
            "main.tf.json",
            """
            {"resource": {"aws_vpc": {"v": {}},
              "aws_subnet": {"s": {"vpc_id": "${aws_vpc.v.id}", "tags": {"Name": "north"}}},
              "aws_eip": {"e": [{"depends_on": ["aws_vpc.v"]}]}}}\
            """);
    assertThat(read.ci("aws_subnet.s").name()).isEqualTo("north");
    assertThat(read.ci("aws_subnet.s").line()).isEqualTo(2);
    assertThat(read.dependencies())
        .containsExactly("aws_subnet.s CONNECTED_TO aws_vpc.v", "aws_eip.e CONNECTED_TO aws_vpc.v");
  }

  @Test
  void keepsWhatStandsBeforeAFault() {
    ReadTerraform read =
        read(
            """
            resource "aws_vpc" "v" {}
            resource "aws_subnet" "s" {
              vpc_id = aws_vpc.v.id
            """);
    assertThat(read.cis()).containsExactly("CloudResource aws_vpc.v");
    assertThat(read.problems()).containsExactly("ERROR SYNTAX main.tf:2");
  }

  @Test
  void leavesOutSecrets() {
    ReadTerraform read =
        read(
            """
            resource "aws_db_instance" "db" {
              engine = "mysql"
              master_password = "hidden"
              tags = { api_token = "hidden", Name = "db" }
            }
            """);
    assertThat(read.findings().cis().toString()).contains("Name=db").doesNotContain("hidden");
  }
}
