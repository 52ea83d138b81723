package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "http://web ~ http web -",
        "https://api:8443/v1?x=1 ~ https api 8443",
        "mysql://root:pa:ss@db:3306/mysql ~ mysql db 3306",
        "amqp://user:p@ss@rabbit:5672 ~ amqp rabbit 5672",
        "amqp://user:pa/ss@rabbit:5672 ~ - rabbit 5672",
        "jdbc:postgresql://db:5432/app ~ postgresql db 5432",
        "jdbc:oracle:thin:@ora:1521:SID ~ - ora 1521",
        "jdbc:sqlserver://db;databaseName=x ~ sqlserver db -; - x - databaseName",
        "mongodb://u:p@m1:27017,m2:27017/db ~ mongodb m1 27017; mongodb m2 27017",
        "PLAINTEXT://k1:29092,OUTSIDE://k2:9092 ~ plaintext k1 29092; outside k2 9092",
        "user:1234@tcp(db:3306)/shop ~ - db 3306",
        "1@kafka-1:9093,2@kafka-2:9093 ~ - kafka-1 9093; - kafka-2 9093",
        "[\"http://es01:9200\",\"http://es02:9200\"] ~ http es01 9200; http es02 9200",
        "host=db port=5432 user=app ~ - db - host; - app - user",
        "Server=tcp:sql,1433;Database=x ~ - sql 1433 Server; - x - Database",
        "Data Source=sql;Pooling=true ~ - sql - Data Source; - true - Pooling",
        "--upstream=api:8080 ~ - api 8080 --upstream",
        "postgresql:///shop?host=db ~ - db - host",
        "http://[::1]:8080/ ~ http ::1 8080",
        "db ~ - db -",
        "es01,es02 ~ - es01 -; - es02 -",
        "db.:5432 ~ - db 5432"
      })
  void finds(String text, String expected) {
    assertThat(
            Addresses.in(text).stream()
                .map(AddressesTest::written)
                .collect(Collectors.joining("; ")))
        .isEqualTo(expected.strip());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        ":",
        "://",
        "a://",
        ":8080",
        "12:30",
        "redis:7",
        "redis:7.2-alpine",
        "org/redis:6379-x",
        "db:99999",
        "user:1234@",
        "see the db for more",
        "file:///etc/passwd",
        "a=",
        "=b",
        "/var/run/docker.sock",
        "12",
        "registry/team/app:8080"
      })
  void findsNoneIn(String text) {
    assertThat(Addresses.in(text)).isEmpty();
  }

  @Test
  void takesTheOptionBeforeAnArgumentAsItsKey() {
    assertThat(Addresses.inArguments(List.of("psql", "-h", "db", "shop", "http://web")))
        .containsExactly(
            new Address(null, "db", null, "-h"), new Address("http", "web", null, null));
  }

  @Test
  void takesTimeLinearInTheText() {
    String text = "a:1=b:22,".repeat(300_000) + "=".repeat(100_000) + "a".repeat(500_000) + "://";
    Instant before = Instant.now();
    Addresses.in(text);
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void survivesAnyText(long seed) {
    Random random = new Random(seed);
    String alphabet = "ab1:/@,;=.[]()\"'-_ \n\t{}é\uD83D";
    for (int i = 0; i < 20_000; i++) {
      String text =
          random
              .ints(random.nextInt(40), 0, alphabet.length())
              .mapToObj(at -> String.valueOf(alphabet.charAt(at)))
              .collect(Collectors.joining());
      assertThat(Addresses.in(text))
          .as("seed %d, text %s", seed, text)
          .allSatisfy(address -> assertThat(text).contains(address.host()));
    }
  }

  private static String written(Address address) {
    String key = address.key() == null ? "" : " " + address.key();
    return (address.scheme() == null ? "-" : address.scheme())
        + " "
        + address.host()
        + " "
        + (address.port() == null ? "-" : address.port())
        + key;
  }
}
