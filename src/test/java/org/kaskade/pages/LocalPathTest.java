package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
  @ParameterizedTest
  @ValueSource(strings = {"/", "/search?q=a%26b", "/ci/server:web-01", "/sources/a/plan?ref=x%2Fy"})
  void keepsAddressesOfThisServer(String path) {
    assertThat(LocalPath.of(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "https://example.org/",
        "//example.org/",
        "/\\example.org/",
        "\\\\example.org",
        "javascript:alert(1)",
        "search",
        "/a\nb",
        "/\t/example.org",
        "/sign-in?to=/"
      })
  void leadsHomeInsteadOfElsewhere(String path) {
    assertThat(LocalPath.of(path)).isEqualTo("/");
  }
}
