package org.kaskade.importers.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.ReadInventory;

/// The domains of the United States' governments, each as a network service of its owner.
///
/// The header has no column called like an attribute, so the options name them: a domain is what is
/// offered under a name, of a kind, owned by an organisation. Contacts and towns are left out, and
/// `(blank)` stands for an empty cell.
class DotGovTest {
  private static final Path SAMPLE = Path.of("../shared/samples/cisagov+dotgov-data");
  private static final Map<String, Object> OPTIONS =
      Map.of(
          "class", "NetworkService",
          "columns",
              Map.of(
                  "Domain name", "name",
                  "Domain type", "kind",
                  "Organization name", "owner",
                  "Suborganization name", "",
                  "City", "",
                  "State", "",
                  "Security contact email", ""),
          "empty", List.of("(blank)"));

  private static ReadInventory read(Path file) throws IOException {
    return ReadInventory.of(
        new CsvReader(), Map.of("current-full.csv", Files.readString(file)), OPTIONS);
  }

  @Test
  void findsADomainInEachRow() throws IOException {
    assumeTrue(
        Files.isDirectory(SAMPLE), "skipped: the sample dotgov-data is not beside the project");
    ReadInventory now = read(SAMPLE.resolve("current-full.csv"));
    assertThat(now.findings().cis()).hasSize(16_539);
    assertThat(now.problems()).isEmpty();
    assertThat(now.cis())
        .contains(
            "NetworkService {inventory=depot, name=29palms.gov} 29palms.gov"
                + " {kind=City, owner=City of Twentynine Palms} current-full.csv:2");
    ReadInventory before = read(SAMPLE.resolve("_history/d1ddb575727a/current-full.csv"));
    assertThat(before.findings().cis()).hasSize(16_207);
    Set<String> gone = new HashSet<>(names(before));
    gone.removeAll(names(now));
    Set<String> come = new HashSet<>(names(now));
    come.removeAll(names(before));
    assertThat(come.size() - gone.size()).isEqualTo(16_539 - 16_207);
  }

  private static Set<String> names(ReadInventory read) {
    return read.findings().cis().stream().map(ci -> ci.name()).collect(Collectors.toSet());
  }
}
