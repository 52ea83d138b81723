package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the cookie of pages opens, without a browser that would keep to its own rules.
class CookieIT extends PageServer {
  private static final String ASK = "{\"query\": \"{ viewer { person } }\"}";

  @Test
  void opensPagesAndFiles() throws Exception {
    assertThat(send(request("/").header("Cookie", cookie())).statusCode()).isEqualTo(200);
    assertThat(send(request("/changes/CHG-999999.pdf").header("Cookie", cookie())).statusCode())
        .isEqualTo(404);
  }

  /// Keys may hold percent signs and semicolons; `compose%2Fdesk` is in the demo.
  @ParameterizedTest
  @ValueSource(
      strings = {"/ci/server:a%252Fb", "/ci/server:100%25", "/ci/server:a%3Bb", "/ci/rack:a/b"})
  void opensPagesOfCisWhateverTheirKey(String path) throws Exception {
    assertThat(send(request(path).header("Cookie", cookie())).statusCode()).isEqualTo(200);
    assertThat(send(request(path)).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app/x/..%2f..%2fapplication.yaml",
        "/app/x/%2e%2e/%2e%2e/",
        "/app/../actuator/env"
      })
  void givesNothingElseAway(String path) throws Exception {
    assertThat(send(request(path)).statusCode()).isIn(400, 401, 404);
  }

  @Test
  void answersQuestionsOnlyOfOurPages() throws Exception {
    HttpRequest.Builder forged =
        request("/graphql")
            .header("Cookie", cookie())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(ASK));

    assertThat(send(forged).statusCode()).isEqualTo(401);
    assertThat(send(forged.header("Kaskade-Page", "1")).body()).contains("administrator");
  }

  @Test
  void opensNoSocket() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    AtomicInteger status = new AtomicInteger();
    try (HttpClient client = HttpClient.newHttpClient()) {
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .header("Cookie", cookie())
              .subprotocols("graphql-transport-ws")
              .buildAsync(
                  URI.create(address("/graphql").replace("http:", "ws:")),
                  new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket ws, int code, String reason) {
                      status.set(code);
                      closed.countDown();
                      return CompletableFuture.completedStage(null);
                    }
                  })
              .join();
      socket.sendText("{\"type\": \"connection_init\"}", true).join();
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(status).hasValue(4401);
  }

  @Test
  void isAsGoodAsNoneOnceItsTokenIsUnknown() throws Exception {
    String unknown = "kaskade=a-token-that-nobody-has";
    HttpResponse<String> page =
        send(request("/").header("Cookie", unknown).header("Accept", "text/html"));

    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in?to=%2F"));
    assertThat(page.headers().firstValue("Set-Cookie"))
        .hasValueSatisfying(
            cookie -> assertThat(cookie).startsWith("kaskade=;").contains("Max-Age=0"));
    assertThat(send(request("/sign-in").header("Cookie", unknown)).statusCode()).isEqualTo(200);
  }

  @Test
  void isNotGivenToFormsOfOtherSites() throws Exception {
    HttpRequest.Builder form =
        request("/sign-in")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("token=" + TOKEN));

    HttpResponse<String> foreign = send(form.copy().header("Origin", "https://example.org"));
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(send(form.copy()).statusCode()).isEqualTo(303);
  }

  @Test
  void answersProgramsWithoutATokenAsBefore() throws Exception {
    HttpResponse<String> answer = send(request("/sources"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("TOKEN_REQUIRED");
  }

  private static String cookie() {
    return "kaskade=" + TOKEN;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address(path)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
