package org.kaskade.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class DoorIT {
  @LocalServerPort int port;
  private Caller caller = new Caller(0);

  @BeforeEach
  void reachTheServer() {
    caller = new Caller(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/graphql",
        "/graphql/",
        "/",
        "/error",
        "/actuator",
        "/actuator/info",
        "/actuator/env",
        "/actuator/health/../env",
        "/webjars/react/18.3.1/umd/react.production.min.js",
        "/graphiql/a/b",
        "/nothing"
      })
  void staysClosedWithoutAToken(String path) throws Exception {
    for (String method : new String[] {"GET", "POST", "PUT", "DELETE"}) {
      Caller.Answer answer =
          caller.send(caller.request(path).method(method, BodyPublishers.ofString("{}")));

      assertThat(answer.status()).as("%s %s", method, path).isIn(400, 401);
      if (answer.status() == 401) {
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"kaskade\"");
        assertThat(answer.code()).isEqualTo("TOKEN_REQUIRED");
        assertThat(answer.message()).contains("Authorization: Bearer", "KASKADE_TOKEN");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer wrong-token-0123456789",
        "Bearer",
        "Bearer a b",
        "Basic YWRtaW46YWRtaW4=",
        "test-token-0123456789",
        "Bearer test-token-012345678",
        "Bearer test-token-0123456789x"
      })
  void staysClosedWithAWrongToken(String authorization) throws Exception {
    Caller.Answer answer =
        caller.send(caller.request("/graphql").header("Authorization", authorization));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    assertThat(answer.code()).isEqualTo("INVALID_TOKEN");
    assertThat(answer.response().body()).doesNotContain(Caller.TOKEN);
  }

  @Test
  void takesNoTokenFromTheAddress() throws Exception {
    assertThat(caller.send(caller.request("/graphql?access_token=" + Caller.TOKEN)).status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/health",
        "/actuator/health/readiness",
        "/actuator/health/liveness",
        "/graphiql"
      })
  void opensHealthAndThePage(String path) throws Exception {
    assertThat(caller.send(caller.request(path)).status()).isEqualTo(200);
    assertThat(caller.send(caller.request(path).POST(BodyPublishers.noBody())).status())
        .isEqualTo(401);
  }

  @Test
  void showsNoDetailsOfHealth() throws Exception {
    assertThat(caller.send(caller.request("/actuator/health")).json().has("components")).isFalse();
  }

  @Test
  void remembersNobody() throws Exception {
    Caller.Answer answer = caller.ask("{ __typename }");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Test
  void tellsControllersWhoAsks() throws Exception {
    assertThat(caller.ask("{ actor }").json().at("/data/actor").asString())
        .isEqualTo("administrator (administrator)");
  }
}
