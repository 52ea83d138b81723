package org.kaskade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void explainsItselfWithoutACommand() {
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("Usage: kaskade", "serve", "demo", "--server.port");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void tellsItsVersion() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).matches("(?s)Kaskade \\d+\\.\\d+\\.\\d+\\S*\\RJava 25.*");
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    assertThat(run("serv")).isEqualTo(2);
    assertThat(err.toString()).contains("'serv'", "kaskade serve?", "Usage: kaskade");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void explainsACommand() {
    assertThat(run("serve", "--help")).isZero();
    assertThat(out.toString()).contains("--kaskade.data-dir", "--spring.neo4j.uri");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port", "9090", "--prot=1", "-x", "server.port=1", "--server.=1"})
  void refusesWhatCanNotBeAProperty(String argument) {
    assertThat(run("serve", argument)).isEqualTo(2);
    assertThat(err.toString()).contains("'" + argument + "'", "--name.of.it=value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--server.port=9090",
        "--spring.neo4j.uri=bolt://db.example:7687",
        "--kaskade.schema-dirs[0]=/srv/a b",
        "--kaskade.store.patience=",
        "--spring.main.lazy-initialization",
        "--debug"
      })
  void passesPropertiesOn(String option) {
    assertThat(
            SpringOptions.checked(
                picocli.CommandLine.Model.CommandSpec.create(), java.util.List.of(option)))
        .containsExactly(option);
  }

  private int run(String... arguments) {
    return Commands.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
