package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kaskade.importers.git.SmartHttpServer;
import org.kaskade.importers.git.SshGitServer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/// Repositories behind a sign-in, and networks that fail in the middle.
@ExtendWith(OutputCaptureExtension.class)
class PrivateRepositoriesIT extends TriggerDoor {
  private static final String TOKEN_OF_GIT = "glpat-tr0ub4dor-and-3";

  private JsonNode refused(String name) {
    JsonNode answer = syncing(name);
    assertThat(answer.get("errors")).hasSize(1);
    return answer.at("/errors/0");
  }

  @Test
  void readsAPrivateRepositoryWithATokenFromAFile(CapturedOutput output) throws Exception {
    try (SmartHttpServer server = new SmartHttpServer()) {
      server.signIn = "x-access-token:" + TOKEN_OF_GIT;
      commit("private", Map.of("hosts", "p-01.example.org\n"));
      addServed(server, "private", Map.of());
      assertThat(refused("private").get("message").asString())
          .contains("signed in to", "'credential'");

      String reference = secret("git-token", "wrong-" + TOKEN_OF_GIT);
      addServed(server, "private", Map.of("credential", reference));
      JsonNode wrong = refused("private");
      assertThat(wrong.at("/extensions/code").asString()).isEqualTo("UNUSABLE_CONNECTION");
      assertThat(wrong.get("message").asString()).contains(reference).contains("refuses");

      secret("git-token", TOKEN_OF_GIT + "\n");
      assertThat(sync("private").get("created").asInt()).isEqualTo(1);
      JsonNode told = told("private");
      assertThat(told.get("hasCredential").asBoolean()).isTrue();
      assertThat(told.get("hasSshKey").asBoolean()).isFalse();

      server.signIn = "ada:pass:word";
      secret("git-token", "ada:pass:word");
      assertThat(sync("private").get("unchanged").asInt()).isEqualTo(1);

      assertThat(told.toString() + output.getAll() + everythingStored())
          .doesNotContain(TOKEN_OF_GIT)
          .doesNotContain("pass:word");
    }
  }

  @Test
  void saysWhichSecretIsMissing() throws Exception {
    try (SmartHttpServer server = new SmartHttpServer()) {
      commit("missing", Map.of("hosts", "p-01.example.org\n"));
      addServed(server, "missing", Map.of("credential", "env:NOBODY_HAS_SET_THIS"));
      JsonNode error = refused("missing");
      assertThat(error.at("/extensions/code").asString()).isEqualTo("UNUSABLE_CREDENTIAL");
      assertThat(error.get("message").asString()).contains("env:NOBODY_HAS_SET_THIS", "is not set");
      assertThat(told("missing").at("/lastFailure/code").asString())
          .isEqualTo("UNUSABLE_CREDENTIAL");
    }
  }

  @Test
  void refusesASecretInPlaceOfItsName() {
    commit("plain", Map.of("hosts", "p-01.example.org\n"));
    for (String field : new String[] {"credential", "sshKey", "webhookSecret"}) {
      JsonNode answer = adding(source("plain", "ansible", Map.of(field, TOKEN_OF_GIT)));
      assertThat(answer.at("/errors/0/extensions/code").asString())
          .isEqualTo("UNUSABLE_CREDENTIAL");
      assertThat(answer.toString()).contains("env:NAME").doesNotContain(TOKEN_OF_GIT);
    }
  }

  @Test
  void saysThatAKeyIsNoKeyWithoutQuotingIt() {
    String reference = secret("key", "-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n");
    Map<String, Object> input = source("keyed", "ansible", Map.of("sshKey", reference));
    input.put("url", "ssh://git@127.0.0.1:1/repository.git");
    assertThat(adding(input).has("errors")).isFalse();
    JsonNode error = refused("keyed");
    assertThat(error.get("message").asString()).contains(reference).doesNotContain("c2VjcmV0");
  }

  @Test
  void readsAPrivateRepositoryWithAnSshKeyFromAFile(@TempDir Path home, CapturedOutput output)
      throws Exception {
    KeyPair keys = SshGitServer.keys();
    String own = System.getProperty("user.home");
    try (SshGitServer server = new SshGitServer(keys.getPublic())) {
      System.setProperty("user.home", home.toString());
      commit("over-ssh", Map.of("hosts", "s-01.example.org\n"));
      String reference = secret("ssh-key", SshGitServer.written(SshGitServer.keys()));
      Map<String, Object> input = source("over-ssh", "ansible", Map.of("sshKey", reference));
      input.put("url", server.serve("over-ssh", repository("over-ssh")));
      assertThat(adding(input).has("errors")).isFalse();
      assertThat(refused("over-ssh").get("message").asString()).contains("host key is not known");

      Files.createDirectories(home.resolve(".ssh"));
      Files.writeString(home.resolve(".ssh/known_hosts"), server.knownHost());
      JsonNode wrong = refused("over-ssh");
      assertThat(wrong.at("/extensions/code").asString()).isEqualTo("UNUSABLE_CONNECTION");
      assertThat(wrong.get("message").asString()).contains(reference);

      String right = SshGitServer.written(keys);
      secret("ssh-key", right);
      assertThat(sync("over-ssh").get("created").asInt()).isEqualTo(1);
      commit("over-ssh", Map.of("hosts", "s-01.example.org\ns-02.example.org\n"));
      assertThat(sync("over-ssh").get("created").asInt()).isEqualTo(1);
      JsonNode told = told("over-ssh");
      assertThat(told.get("hasSshKey").asBoolean()).isTrue();
      assertThat(told.toString() + output.getAll() + everythingStored())
          .doesNotContain(right.lines().skip(1).findFirst().orElseThrow());
    } finally {
      System.setProperty("user.home", own);
    }
  }

  @Test
  void leavesTheEstateAloneWhenTheNetworkFailsAndGoesOnAfterwards() throws Exception {
    try (SmartHttpServer server = new SmartHttpServer()) {
      commit("network", Map.of("hosts", "n-01.example.org\n"));
      addServed(server, "network", Map.of());
      sync("network");
      int round = 1;
      for (Consumer<SmartHttpServer> failure :
          java.util.List.<Consumer<SmartHttpServer>>of(
              s -> s.breaksOff = true, s -> s.hangs = true, s -> s.status = 500)) {
        round++;
        commit("network", Map.of("hosts", "n-01.example.org\nn-0" + round + ".example.org\n"));
        String before = everythingStored();
        failure.accept(server);
        JsonNode error = refused("network");
        assertThat(error.at("/extensions/code").asString()).isEqualTo("UNUSABLE_CONNECTION");
        assertThat(error.get("message").asString()).contains("can't be fetched");
        assertThat(everythingStored()).isEqualTo(before);
        assertThat(told("network").at("/lastFailure/attempts").asInt()).isEqualTo(1);

        server.breaksOff = false;
        server.hangs = false;
        server.status = 200;
        assertThat(sync("network").get("created").asInt()).isEqualTo(1);
        assertThat(told("network").get("lastFailure").isNull()).isTrue();
      }
    }
  }
}
