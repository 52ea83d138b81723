package org.kaskade.importers.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.importers.InMemoryInventory;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.ReadInventory;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.TestSchema;

class CsvReaderTest {
  private static final Map<String, Object> SERVERS = Map.of("class", "Server");

  private static ReadInventory read(String csv, Map<String, ?> options) {
    return ReadInventory.of(new CsvReader(), Map.of("hosts.csv", csv), options);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void findsTheSeparator(String separator) {
    String csv = "fqdn,cpuCores,site\na.example,4,\"graz, hall 1\"\n".replace(",", separator);
    ReadInventory read = read(csv, SERVERS);
    assertThat(read.findings().cis().getFirst().attributes())
        .containsEntry("cpuCores", "4")
        .containsEntry("site", "graz" + separator + " hall 1");
    assertThat(read.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Serial number",
        "serial_number",
        "SERIALNUMBER",
        " serial-Number ",
        "\"Serial\nnumber\""
      })
  void takesColumnsForAttributesHoweverTheyAreWritten(String column) {
    ReadInventory read = read("name," + column + "\na,S1\n", SERVERS);
    assertThat(read.findings().cis().getFirst().ref().identity())
        .containsEntry("serialNumber", "S1");
  }

  @Test
  void readsQuotesLineBreaksAndByteOrderMarks() {
    ReadInventory read =
        read(
            "\uFEFFname,description\r\n\r\n\"a\",\"says \"\"hi\"\"\r\nand, more\"\r\nb,x\r\n",
            SERVERS);
    assertThat(read.cis())
        .containsExactly(
            "Server {inventory=depot, name=a} a {description=says \"hi\"\r\nand, more} hosts.csv:3",
            "Server {inventory=depot, name=b} b {description=x} hosts.csv:5");
  }

  @Test
  void saysWhichEncodingIsMeant() {
    Map<String, Charset> charsets =
        Map.of("UTF-16", StandardCharsets.UTF_16, "UTF-8", StandardCharsets.ISO_8859_1);
    charsets.forEach((word, charset) -> {
      ReadInventory read =
          ReadInventory.of(
              new CsvReader(), inventory("name\nok\nKüche\n".getBytes(charset), SERVERS));
      assertThat(read.message("ENCODING")).contains(word);
      assertThat(read.findings().unreadableFiles()).containsExactly("hosts.csv");
    });
  }

  @Test
  void keepsWhatAFileSaidThatIsCutOff() {
    String csv = "name,site,cpuCores\na,graz,4\nb,gr";
    ReadInventory read = read(csv, SERVERS);
    assertThat(read.cis()).hasSize(1);
    assertThat(read.problems()).containsExactly("ERROR CUT_OFF hosts.csv:3");
    assertThat(read.findings().unreadableFiles()).containsExactly("hosts.csv");
    ReadInventory quoted = read("name,site\na,graz\nb,\"gr", SERVERS);
    assertThat(quoted.problems()).hasSize(1);
    assertThat(quoted.findings().unreadableFiles()).containsExactly("hosts.csv");
  }

  @Test
  void asksForAClass() {
    ReadInventory read = read("name\na\n", Map.of());
    assertThat(read.message("NO_CLASS")).contains("option class");
    assertThat(read.findings().unreadableFiles()).containsExactly("hosts.csv");
  }

  @Test
  void tellsMistakesInTheOptions() {
    ReadInventory read =
        read(
            "name\na\n",
            Map.of(
                "class",
                "Sever",
                "colums",
                Map.of(),
                "separator",
                "::",
                "dependencies",
                List.of(Map.of("column", "x", "type", "RUN_ON", "class", "Server"))));
    assertThat(read.findings().problems())
        .allMatch(problem -> problem.code().equals("INVALID_OPTIONS"))
        .extracting(problem -> problem.message())
        .anyMatch(message -> message.contains("did you mean Server"))
        .anyMatch(message -> message.contains("did you mean columns"))
        .anyMatch(message -> message.contains("did you mean RUNS_ON"))
        .anyMatch(message -> message.contains("separator"));
    assertThat(read.findings().unreadableFiles()).containsExactly("hosts.csv");
    assertThat(
            read("name\na\n", Map.of("class", "Server", "columns", Map.of("hots", "fqdn")))
                .problems())
        .contains("WARNING UNKNOWN_COLUMN .");
  }

  @Test
  void namesColumnsByAnOption() {
    assertThat(
            read(
                    "a.example,4\nb.example,8\n",
                    Map.of("class", "Server", "header", List.of("fqdn", "cpuCores")))
                .cis())
        .containsExactly(
            "Server {fqdn=a.example} a.example {cpuCores=4, inventory=depot} hosts.csv:1",
            "Server {fqdn=b.example} b.example {cpuCores=8, inventory=depot} hosts.csv:2");
  }

  @Test
  void identifiesByTheOptionOverTheColumns() {
    assertThat(
            read(
                    "serial number,name,environment\nS1,a,test\n",
                    Map.of("class", "Server", "identity", List.of("environment", "name")))
                .cis())
        .containsExactly(
            "Server {environment=test, name=a} a {inventory=depot, serialNumber=S1} hosts.csv:2");
  }

  private static Inventory inventory(byte[] content, Map<String, ?> options) {
    InventoryFile file = InMemoryInventory.file("hosts.csv", content);
    return new Inventory() {
      @Override
      public String source() {
        return "depot";
      }

      @Override
      public Map<String, Object> options() {
        return new TreeMap<>(options);
      }

      @Override
      public CmdbSchema schema() {
        return TestSchema.SCHEMA;
      }

      @Override
      public List<String> paths() {
        return List.of(file.path());
      }

      @Override
      public List<InventoryFile> files() {
        return List.of(file);
      }

      @Override
      public java.util.Optional<InventoryFile> file(String path) {
        return java.util.Optional.of(file);
      }
    };
  }
}
