package org.kaskade.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class GraphiQlPageIT {
  @LocalServerPort int port;
  private Caller caller = new Caller(0);

  @BeforeEach
  void reachTheServer() {
    caller = new Caller(port);
  }

  @Test
  void servesEverythingThePageLoads() throws Exception {
    String page = caller.send(caller.request("/graphiql")).response().body();
    List<String> loaded =
        Pattern.compile("(?:src|href)=\"([^\"]*)\"")
            .matcher(page)
            .results()
            .map((MatchResult match) -> match.group(1))
            .filter(address -> !address.startsWith("data:") && !address.startsWith("/"))
            .toList();

    assertThat(loaded).hasSizeGreaterThanOrEqualTo(6).allMatch(a -> a.startsWith("graphiql/"));
    for (String address : loaded) {
      Caller.Answer answer = caller.send(caller.request("/" + address));
      assertThat(answer.status()).as(address).isEqualTo(200);
      assertThat(answer.response().body()).as(address).hasSizeGreaterThan(100);
      assertThat(answer.header("Content-Type"))
          .as(address)
          .startsWith(address.endsWith(".css") ? "text/css" : "text/javascript");
    }
  }

  @Test
  void letsNothingInFromElsewhere() throws Exception {
    Caller.Answer answer = caller.send(caller.request("/graphiql"));

    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("http");
    assertThat(answer.response().body()).doesNotContain("https:").doesNotContain("http:");
  }

  @Test
  void knowsNoOtherFile() throws Exception {
    assertThat(caller.send(caller.request("/graphiql/page.html")).status()).isEqualTo(404);
    assertThat(caller.send(caller.request("/graphiql/application.yaml")).status()).isEqualTo(404);
  }
}
