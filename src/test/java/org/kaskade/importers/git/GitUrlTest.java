package org.kaskade.importers.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://forge.example.org/a/b.git, HTTPS",
    "HTTPS://forge.example.org:8443/a, HTTPS",
    "https://10.1.2.3/a/b, HTTPS",
    "https://[2001:db8::1]/a, HTTPS",
    "http://localhost:3000/a, HTTP",
    "http://127.0.0.1/a/b, HTTP",
    "http://[::1]:80/a/b, HTTP",
    "ssh://git@forge.example.org/a/b.git, SSH",
    "ssh://forge.example.org:2222/a/b.git, SSH",
    "git@forge.example.org:a/b.git, SSH",
    "git@[2001:db8::1]:a/b.git, SSH",
    "deploy.user@forge:/srv/a.git, SSH",
    "/srv/git/a, LOCAL",
    "/srv/with blank/é, LOCAL",
    "file:///srv/git/a, LOCAL",
    "file:/srv/git/a, LOCAL",
    "file://localhost/srv/git/a, LOCAL",
  })
  void takesTheAllowedKinds(String text, GitUrl.Kind kind) {
    assertThat(GitUrl.of(text).kind()).isEqualTo(kind);
    assertThat(GitUrl.of(text).isLocal()).isEqualTo(kind == GitUrl.Kind.LOCAL);
    assertThat(GitUrl.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "relative/path",
        "./here",
        "~/repository",
        "--upload-pack=touch /tmp/x",
        "-oProxyCommand=x",
        "ext::sh -c touch% /tmp/x",
        "a@ext::sh -c x",
        "fd::17",
        "amazon-s3://bucket/repository",
        "git://forge.example.org/a",
        "ftp://forge.example.org/a",
        "sftp://forge.example.org/a",
        "rsync://forge.example.org/a",
        "git+ssh://forge.example.org/a",
        "bundle:///a",
        "jar:file:/a!/b",
        "javascript:alert(1)",
        "http://forge.example.org/a",
        "http://10.0.0.1/a",
        "http://localhost.example.org/a",
        "http://127.0.0.1.nip.example/a",
        "https://",
        "https:///a",
        "https://forge.example.org",
        "https://forge.example.org/",
        "https://-oProxy/a",
        "https://forge.example.org/a b",
        "https://forge.example.org/a?x=1",
        "https://forge.example.org/a#x",
        "https://169.254.169.254/latest",
        "https://169.254.1.1/a",
        "https://[fe80::1]/a",
        "https://[fe80::1%25eth0]/a",
        "https://[::ffff:169.254.169.254]/a",
        "https://[64:ff9b::a9fe:a9fe]/a",
        "https://[2002:a9fe:a9fe::1]/a",
        "https://[fd00:ec2::254]/a",
        "https://2852039166/a",
        "https://0xa9fea9fe/a",
        "https://0251.0376.0251.0376/a",
        "https://169.254.43518/a",
        "https://100.100.100.200/a",
        "https://168.63.129.16/a",
        "https://0.0.0.0/a",
        "https://[::]/a",
        "https://224.0.0.1/a",
        "https://metadata.google.internal/a",
        "https://METADATA.google.internal./a",
        "https://metadata/a",
        "ssh://git@169.254.169.254/a",
        "ssh://-oProxyCommand=x/a",
        "ssh://git@forge.example.org/-x",
        "ssh://git@forge.example.org",
        "ssh://-x@forge.example.org/a",
        "git@-oProxyCommand=x:a",
        "git@169.254.169.254:a",
        "git@[fe80::1]:a",
        "-x@forge:a",
        "git@forge:-x",
        "forge.example.org:a/b",
        "file://other-host/share",
        "file:relative",
        "https://forge.example.org/a\n",
        "https://forge.example.org/\u0000a",
        "/srv/\u0007a",
        "https://forge.example.org/\u202Ea",
      })
  void refusesAllOthersAndSaysWhatIsAllowed(String text) {
    assertThatThrownBy(() -> GitUrl.of(text))
        .isInstanceOfSatisfying(
            UnusableSource.class, e -> assertThat(e.reason()).isEqualTo(UnusableSource.Reason.URL))
        .message()
        .containsAnyOf("https://host/path", "Name the host that serves the repository");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:canary@forge.example.org/a",
        "https://canary@forge.example.org/a",
        "https://:canary@forge.example.org/a",
        "https://user:canary%zz@forge.example.org/a",
        "https://forge.example.org/a?private_token=canary",
        "ssh://user:canary@forge.example.org/a",
        "ssh://user:can ary canary@forge.example.org/a",
        "http://user:canary@localhost/a",
        "ftp://user:canary@forge.example.org/a",
        "user:canary@forge.example.org:a",
      })
  void refusesCredentialsWithoutRepeatingThem(String text) {
    assertThatThrownBy(() -> GitUrl.of(text))
        .isInstanceOf(UnusableSource.class)
        .message()
        .doesNotContain("canary");
  }

  @Test
  void decodesFileUrls() {
    assertThat(GitUrl.of("file:///srv/with%20blank").path().toString()).endsWith("with blank");
  }
}
