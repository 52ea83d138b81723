package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://github.com/o/r.git, https://github.com/o/r/blob/c0ffee/a%20b/hosts.yml#L12",
    "git@github.com:o/r.git, https://github.com/o/r/blob/c0ffee/a%20b/hosts.yml#L12",
    "ssh://git@gitlab.example.org:2222/g/s/r.git, https://gitlab.example.org/g/s/r/-/blob/c0ffee/a%20b/hosts.yml#L12",
    "https://codeberg.org/o/r, https://codeberg.org/o/r/src/commit/c0ffee/a%20b/hosts.yml#L12",
    "https://bitbucket.org/o/r/, https://bitbucket.org/o/r/src/c0ffee/a%20b/hosts.yml#lines-12"
  })
  void leadsToTheLineOnKnownHosts(String url, String address) {
    assertThat(LineAddress.of(url, "c0ffee", "a b/hosts.yml", 12)).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://git.example.org/o/r.git",
        "https://bitbucket.example.org/scm/o/r.git",
        "/srv/inventory.git",
        "file:///srv/inventory.git",
        "https://github.com/o/r\"onclick=x",
        "https://github.com.evil.example/o/r?x"
      })
  void guessesNothingOfOthers(String url) {
    assertThat(LineAddress.of(url, "c0ffee", "hosts.yml", 1))
        .satisfiesAnyOf(
            address -> assertThat(address).isEmpty(),
            address -> assertThat(address.orElseThrow()).doesNotContain("\"", "?"));
  }
}
