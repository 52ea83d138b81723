package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedLinesTest {
  private static String masked(String text) {
    return String.join("\n", MaskedLines.of(text));
  }

  @Test
  void hideWhatIsIndentedBelowASecretName() {
    assertThat(
            masked(
                """
                db:
                  password: >-
                    one
                    two
                  tokens:
                  - three
                  - four
                  host: db-1
                """))
        .isEqualTo(
            """
            db:
              password: ***
                ***
                ***
              tokens:
              ***
              ***
              host: db-1\
            """
                .stripIndent());
  }

  @Test
  void hidePrivateKeysAndVaultTextsLineByLine() {
    assertThat(
            masked(
                """
                motto: |
                  -----BEGIN RSA PRIVATE KEY-----
                  MIIEowIBAAKCAQEA
                  -----END RSA PRIVATE KEY-----
                memory: 4
                note: !vault |
                  $ANSIBLE_VAULT;1.1;AES256
                  6162636465666768
                  6162636465666768
                cores: 2
                """))
        .doesNotContain("MIIE", "61626364")
        .contains("memory: 4", "cores: 2")
        .satisfies(text -> assertThat(text.lines()).hasSize(10));
  }

  @Test
  void hideTheDataOfAKubernetesSecretAndOfNothingElse() {
    String manifest = "kind: %s\nmetadata:\n  name: x\ndata:\n  anything: aGVsbG8=\n";
    assertThat(masked(manifest.formatted("Secret"))).doesNotContain("aGVsbG8=").contains("name: x");
    assertThat(masked(manifest.formatted("ConfigMap"))).contains("aGVsbG8=");
    assertThat(masked("stringData:\n  a: b\nkind: Secret\n")).doesNotContain("a: b");
  }

  @Test
  void hideSecretsOnOneLine() {
    assertThat(masked("{\"password\": \"hunter2\", \"user\": \"web\"}"))
        .doesNotContain("hunter2")
        .contains("web");
    assertThat(masked("url: postgres://web:hunter2@db-1/shop")).doesNotContain("hunter2");
  }

  @Test
  void keepLinesWhereTheyAre() {
    assertThat(MaskedLines.of("a\n\npassword:\n\n  b\nc\n"))
        .containsExactly("a", "", "password:", "", "  ***", "c");
  }
}
