package org.kaskade.importers.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kaskade.importers.ReadInventory;

@Timeout(180)
class MappedRecordsTest {
  private static final String HOSTS =
      """
      records:
        - files: ["hosts.*"]
          class: Server
          identity: {fqdn: host}
          attributes: {cpuCores: cores}
          dependencies:
            - {type: DEPENDS_ON, each: needs, provider: {class: Server, identity: {fqdn: $}}}
      """;

  @Test
  void areFoundAtTheirLines() {
    assertThat(
            Mapped.file(
                HOSTS,
                "hosts.yaml",
                "# two\n- host: a.example\n  cores: 4\n- host: b.example\n  needs: [a.example]\n"))
        .satisfies(read -> {
          assertThat(read.cis())
              .containsExactly(
                  "Server {fqdn=a.example} a.example {cpuCores=4, inventory=depot} hosts.yaml:2",
                  "Server {fqdn=b.example} b.example {inventory=depot} hosts.yaml:4");
          assertThat(read.dependencies())
              .containsExactly(
                  "Server {fqdn=b.example} DEPENDS_ON Server {fqdn=a.example} hosts.yaml:4");
          assertThat(read.problems()).isEmpty();
        });
  }

  @Test
  void areFoundAtTheirLinesWhenExpressionsMakeThem() {
    String mapping =
        """
        records:
          - files: ["*.json"]
            list: >-
              $each(fleet, function($v, $k) { $merge([{"host": $k & ".example"}, $v]) })
            class: Server
            identity: {fqdn: host}
        """;
    assertThat(
            Mapped.file(
                    mapping,
                    "fleet.json",
                    "{\"fleet\": {\n  \"a\": {\"os\": \"Debian\"},\n  \"b\":\n    {\"os\": \"Arch\"}}}")
                .cis())
        .containsExactly(
            "Server {fqdn=a.example} a.example {inventory=depot} fleet.json:2",
            "Server {fqdn=b.example} b.example {inventory=depot} fleet.json:4");
  }

  @Test
  void areFoundAtTheirLinesInToml() {
    String toml =
        """
        title = '''
        [[hosts]]
        '''
        [[hosts]]
        host = "a.example"
        needs = [
          "b.example", # not
          ["nested"],
        ]

        [hosts.disk]
        size = 4

        [[hosts]]
        host = "b.example"
        cores = 1_0
        """;
    String mapping = HOSTS.replace("class: Server\n", "list: hosts\n    class: Server\n");
    assertThat(Mapped.file(mapping, "hosts.toml", toml).cis())
        .containsExactly(
            "Server {fqdn=a.example} a.example {inventory=depot} hosts.toml:4",
            "Server {fqdn=b.example} b.example {cpuCores=10, inventory=depot} hosts.toml:14");
  }

  @Test
  void referToEachOtherAcrossFiles() {
    String mapping =
        """
        records:
          - files: ["vms.csv"]
            class: VirtualMachine
            key: '"vm-" & id'
            identity: {name: name}
            dependencies:
              - {type: RUNS_ON, provider: {key: 'host_id ? "hv-" & host_id'}}
          - files: ["hosts.csv"]
            class: Hypervisor
            key: '"hv-" & id'
            identity: {fqdn: name}
        """;
    ReadInventory read =
        Mapped.files(
            mapping,
            Map.of(
                "vms.csv", "id,name,host_id\n1,v1,7\n2,v2,8\n3,v3,\n",
                "hosts.csv", "id,name\n7,h7.example\n7,h8.example\n"));
    assertThat(read.dependencies())
        .containsExactly(
            "VirtualMachine {inventory=depot, name=v1} RUNS_ON Hypervisor {fqdn=h7.example} vms.csv:2");
    assertThat(read.problems())
        .containsExactlyInAnyOrder(
            "WARNING DANGLING_REFERENCE vms.csv:3", "WARNING DUPLICATE_KEY hosts.csv:3");
  }

  @Test
  void holdNoSecrets() {
    ReadInventory read =
        Mapped.file(
            HOSTS.replace("cpuCores: cores", "description: $string($)"),
            "hosts.yaml",
            "- {host: a.example, db_password: 'opensesame', nested: {api_key: opensesame}, vault: !vault opensesame}\n");
    assertThat(read.findings().cis().toString()).contains("a.example").doesNotContain("opensesame");
  }

  @Test
  void areLeftOutOneByOne() {
    ReadInventory read =
        Mapped.file(
            HOSTS,
            "hosts.yaml",
            "- {host: [a, b], needs: []}\n- 7\n- {host: c.example, cores: {a: 1}}\n- null\n");
    assertThat(read.cis())
        .containsExactly("Server {fqdn=c.example} c.example {inventory=depot} hosts.yaml:3");
    assertThat(read.problems())
        .containsExactlyInAnyOrder(
            "WARNING WRONG_VALUE hosts.yaml:1",
            "WARNING NO_IDENTITY hosts.yaml:1",
            "WARNING NO_IDENTITY hosts.yaml:1",
            "WARNING WRONG_VALUE hosts.yaml:3");
  }

  @Test
  void takeTimeInTheirNumber() {
    StringBuilder csv = new StringBuilder("host,cores,needs\n");
    for (int i = 0; i < 50_000; i++) {
      csv.append("h%d.example,%d,h%d.example\n".formatted(i, i % 64, (i * 7) % 50_000));
    }
    long start = System.nanoTime();
    ReadInventory read = Mapped.file(HOSTS, "hosts.csv", csv.toString());
    assertThat(read.findings().cis()).hasSize(50_000);
    assertThat(read.findings().dependencies()).hasSize(50_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void areGivenUpWhenTheirFileTakesTooLong() {
    ReadInventory read =
        Mapped.file(
            HOSTS.replace("fqdn: host", "fqdn: '($f := function($n) { $f($n + 1) }; $f(0))'"),
            "hosts.yaml",
            "- {host: a.example}\n".repeat(40));
    assertThat(read.cis()).isEmpty();
    assertThat(read.problems()).contains("WARNING EXPRESSION_FAILED hosts.yaml:1");
    assertThat(read.message("TIMEOUT")).contains("take too long");
    assertThat(read.findings().unreadableFiles()).containsExactly("hosts.yaml");
  }
}
