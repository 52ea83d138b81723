package org.kaskade.importers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kaskade.EventStreamListener;
import org.kaskade.importers.git.SmartHttpServer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Messages of forges, over HTTP as they send them.
@ExtendWith(OutputCaptureExtension.class)
class WebhooksIT extends TriggerDoor {
  private static final String SECRET = "correct horse battery staple";
  private static final String PUSH =
      "{\"ref\":\"refs/heads/main\",\"repository\":{\"default_branch\":\"main\"}}";

  private HttpResponse<String> send(String source, String body, Map<String, String> headers)
      throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/hooks/" + source))
              .POST(HttpRequest.BodyPublishers.ofString(body));
      headers.forEach(request::header);
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String code(String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
  }

  private int gitHub(String source, String event, String delivery, String body) throws Exception {
    return send(
            source,
            body,
            Map.of(
                "X-GitHub-Event",
                event,
                "X-GitHub-Delivery",
                delivery,
                "X-Hub-Signature-256",
                "sha256=" + code(body)))
        .statusCode();
  }

  private String added(String name) {
    String commit = commit(name, Map.of("hosts", name + "-01.example.org\n"));
    add(name, "ansible", Map.of("webhookSecret", secret("hook", SECRET + "\n")));
    return commit;
  }

  @Test
  void syncsAfterThePushOfEachForge() throws Exception {
    List<Map<String, String>> forges =
        List.of(
            Map.of("X-GitHub-Event", "push", "X-Hub-Signature-256", "sha256=" + code(PUSH)),
            Map.of("X-Gitea-Event", "push", "X-Gitea-Signature", code(PUSH)),
            Map.of("X-Forgejo-Event", "push", "X-Forgejo-Signature", code(PUSH)),
            Map.of("X-Event-Key", "repo:push", "X-Hub-Signature", "sha256=" + code(PUSH)),
            Map.of("X-Gitlab-Event", "Push Hook", "X-Gitlab-Token", SECRET));
    added("forges");
    for (int i = 0; i < forges.size(); i++) {
      String commit =
          commit("forges", Map.of("hosts", "forges-" + i + ".example.org\nkept.example.org\n"));
      assertThat(send("forges", PUSH, forges.get(i)).statusCode()).isEqualTo(202);
      toldOnce("forges", s -> s.at("/lastSync/commit").asString("").equals(commit));
    }
    assertThat(told("forges").get("nextSync").isNull()).isTrue();
  }

  @Test
  void takesTheFormThatGitHubSendsUnlessToldOtherwise() throws Exception {
    String commit = added("form");
    String body = "payload=" + URLEncoder.encode(PUSH, UTF_8);
    HttpResponse<String> answer =
        send(
            "form",
            body,
            Map.of(
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-GitHub-Event",
                "push",
                "X-Hub-Signature-256",
                "sha256=" + code(body)));
    assertThat(answer.statusCode()).isEqualTo(202);
    toldOnce("form", s -> s.at("/lastSync/commit").asString("").equals(commit));
  }

  @Test
  void answersAlikeWhetherTheSignatureIsWrongOrTheSourceUnknown(CapturedOutput output)
      throws Exception {
    added("signed");
    commit("closed", Map.of("hosts", "closed-01.example.org\n"));
    add("closed", "ansible", Map.of());
    commit("lost", Map.of("hosts", "lost-01.example.org\n"));
    add("lost", "ansible", Map.of("webhookSecret", "file:/nowhere/at/all"));

    List<String> answers = new ArrayList<>();
    for (String source : List.of("signed", "closed", "lost", "unknown", "un%20known", "%2e%2e")) {
      for (Map<String, String> headers :
          List.of(
              Map.of("X-Hub-Signature-256", "sha256=" + code(PUSH + " ")),
              Map.of("X-Gitlab-Token", "no secret"),
              Map.of("X-Gitlab-Token", ""),
              Map.<String, String>of())) {
        HttpResponse<String> answer = send(source, PUSH, headers);
        if (!source.equals("%2e%2e")) {
          answers.add(answer.statusCode() + " " + answer.body());
        }
        assertThat(answer.statusCode()).isBetween(400, 404);
      }
    }
    assertThat(answers).hasSize(20);
    assertThat(answers.stream().distinct()).hasSize(1);
    assertThat(answers.getFirst()).startsWith("401 ");
    assertThat(output.getAll()).contains("file:/nowhere/at/all").doesNotContain(SECRET);
    assertThat(told("signed").get("lastSync").isNull()).isTrue();
    assertThat(told("signed").get("nextSync").isNull()).isTrue();
  }

  @Test
  void syncsNothingForPingsOtherBranchesTagsAndRepetitions() throws Exception {
    added("quiet");
    assertThat(gitHub("quiet", "ping", "1", "{\"zen\":\"Design for failure.\"}")).isEqualTo(200);
    assertThat(gitHub("quiet", "push", "2", PUSH.replace("heads/main", "heads/other")))
        .isEqualTo(200);
    assertThat(gitHub("quiet", "push", "3", PUSH.replace("heads/main", "tags/v1"))).isEqualTo(200);
    assertThat(gitHub("quiet", "issues", "4", PUSH)).isEqualTo(200);
    assertThat(gitHub("quiet", "push", "5", "{")).isEqualTo(400);
    assertThat(told("quiet").get("nextSync").isNull()).isTrue();

    String delivery = UUID.randomUUID().toString();
    assertThat(gitHub("quiet", "push", delivery, PUSH)).isEqualTo(202);
    assertThat(gitHub("quiet", "push", delivery, PUSH)).isEqualTo(200);
    toldOnce("quiet", s -> !s.get("lastSync").isNull() && s.get("nextSync").isNull());
    assertThat(gitHub("quiet", "push", delivery, PUSH)).isEqualTo(200);
    assertThat(told("quiet").get("nextSync").isNull()).isTrue();
  }

  @Test
  void makesOneSyncOfABurst() throws Exception {
    try (SmartHttpServer server = new SmartHttpServer()) {
      commit("burst", Map.of("hosts", "burst-01.example.org\n"));
      addServed(server, "burst", Map.of("webhookSecret", secret("hook", SECRET)));
      try (EventStreamListener listener =
          EventStreamListener.open(
              port(),
              TOKEN,
              "subscription { syncProgress(source: \"burst\") { phase } }",
              Map.of())) {
        for (int i = 0; i < 30; i++) {
          assertThat(gitHub("burst", "push", "burst-" + i, PUSH)).isEqualTo(202);
        }
        String last =
            commit("burst", Map.of("hosts", "burst-02.example.org\nburst-01.example.org\n"));
        assertThat(gitHub("burst", "push", "burst-last", PUSH)).isEqualTo(202);
        toldOnce(
            "burst",
            s -> s.at("/lastSync/commit").asString("").equals(last) && s.get("nextSync").isNull());
        Thread.sleep(1_500);
        int syncs = 0;
        while (!listener.isSilentFor(java.time.Duration.ofMillis(100))) {
          syncs++;
        }
        // Four phases each; one that ran, one that was pending, one for slow machines.
        assertThat(syncs).isBetween(4, 16);
      }
    }
  }

  @Test
  void refusesALargeMessage() throws Exception {
    added("large");
    String body = "{\"x\":\"" + "y".repeat(21_000) + "\"}";
    assertThat(gitHub("large", "push", "1", body)).isEqualTo(413);
  }
}
