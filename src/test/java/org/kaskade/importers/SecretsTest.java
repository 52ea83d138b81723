package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every secret below contains the word `canary`, in one of the spellings its form allows.
class SecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://shop:canary@pg:5432/orders",
        "amqp://shop:can%40ary-canary@rabbitmq:5672/",
        "redis://:canary@redis:6379/0",
        "https://canary@git.example.com/shop.git",
        "mongodb://shop:canary@a:27017,b:27017/shop",
        "amqp://shop:can/canary?x@rabbitmq:5672/",
        "jdbc:oracle:thin:shop/x@//db:1521 password=canary",
        "root:canary@tcp(mysql:3306)/shop",
        "password=canary host=db",
        "DB_PASSWORD: canary with blanks",
        "{\"apiKey\": \"canary\", \"region\": \"eu\"}",
        "client_secret='canary'",
        "--password canary --verbose",
        "--token=canary",
        "PGPASSWORD=canary psql",
        "Server=db;User Id=sa;Password=canary;Encrypt=true",
        "https://api.example.com/v1?access_token=canary&page=2",
        "Authorization: Bearer canarycanarycanary",
        "Proxy-Authorization: Basic Y2FuYXJ5OmNhbmFyeQ==canary",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.canary_canary",
        "id ghp_canarycanarycanarycanarycanarycanary end",
        "github_pat_canarycanarycanarycanary_canary",
        "glpat-canarycanarycanary12",
        "xoxb-canary-canary-canary",
        "https://hooks.slack.com/services/T0CANARY/B0CANARY/canary",
        "sk_live_canarycanarycanary",
        "AIzacanarycanarycanarycanarycanarycanary",
        "npm_canarycanarycanarycanarycanarycanary",
        "hvs.canarycanarycanarycanary",
        "SG.canarycanarycanary.canarycanarycanary",
        "dckr_pat_canarycanarycanary",
        "password: ENC[AES256_GCM,data:canary,iv:canary,tag:x,type:str]",
        "value ENC[AES256_GCM,data:canary,iv:canary]",
        "-----BEGIN RSA PRIVATE KEY-----\ncanary\ncanary\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN OPENSSH PRIVATE KEY-----\ncanary, cut off",
        "key: canarycanarycanarycanarycanarycanary",
        "aws_secret_access_key = canary",
        "tls.private-key=canary"
      })
  void removesTheSecret(String text) {
    assertThat(Secrets.withoutCredentials(text)).doesNotContainIgnoringCase("canary");
  }

  @Test
  void removesSecretsThatAreNoWords() {
    assertThat(Secrets.withoutCredentials("id AKIAIOSFODNN7EXAMPLE end"))
        .isEqualTo("id " + Secrets.MASK + " end");
    assertThat(
            Secrets.withoutCredentials(
                "$ANSIBLE_VAULT;1.1;AES256\n3161626364656667\n  6669653435363738\nnext: line"))
        .isEqualTo(Secrets.MASK + "\nnext: line");
    assertThat(Secrets.withoutCredentials("AGE-SECRET-KEY-1QQPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"))
        .isEqualTo(Secrets.MASK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis-cart:6379",
        "postgres://pg:5432/orders?sslmode=require",
        "https://cdn.example.com:8443/npm/lit@3.1.0/index.js",
        "http://[2001:db8::1]:8080/",
        "registry.example.com:5000/shop/cart:1.2.3@sha256:0123456789abcdef",
        "redis:7@sha256:0123456789abcdef",
        "git@github.com:kaskade/kaskade.git",
        "tokenizer: whitespace",
        "secretary: Ms Larkspur",
        "password_file: /run/secrets/db",
        "token_url=https://login.example.com/token",
        "The cart needs its cache.",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        ""
      })
  void leavesEverythingElse(String text) {
    assertThat(Secrets.withoutCredentials(text)).isEqualTo(text);
  }

  @Test
  void keepsWhatIsNotSecretAroundTheSecret() {
    assertThat(Secrets.withoutCredentials("amqp://shop:s3cret@rabbitmq:5672/orders"))
        .isEqualTo("amqp://rabbitmq:5672/orders");
    assertThat(Secrets.withoutCredentials("host=db password=s3cret port=5432"))
        .isEqualTo("host=db password=*** port=5432");
    assertThat(Secrets.withoutCredentials("options: password=s3cret, host=db"))
        .isEqualTo("options: password=***, host=db");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "DB_PASSWORD",
        "dbPassword",
        "PGPASSWORD",
        "mysql_root_passwd",
        "passphrase",
        "ansible_become_pass",
        "ansible_ssh_pass",
        "secret",
        "clientSecret",
        "CLIENT_SECRET_VALUE",
        "token",
        "GITHUB_TOKEN",
        "authtoken",
        "apikey",
        "API_KEY",
        "apiKey",
        "X-Api-Key",
        "private_key",
        "privateKey",
        "ssh-private-key",
        "aws_secret_access_key",
        "AWS_ACCESS_KEY_ID",
        "credential",
        "credentials",
        "encryption_key",
        "signingKey",
        "pwd",
        "bearer"
      })
  void knowsNamesOfSecrets(String name) {
    assertThat(Secrets.isSecretName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tokenizer",
        "secretary",
        "secretariat",
        "keyboard",
        "key",
        "primary_key",
        "partitionKey",
        "monkey",
        "passenger",
        "bypass",
        "compass",
        "proxy_pass",
        "pass_through",
        "password_file",
        "secretName",
        "token_url",
        "TOKEN_SERVICE_ADDR",
        "author",
        "authority",
        "credentialing",
        "spwd2",
        "host",
        "",
        "_",
        "---"
      })
  void knowsNamesThatAreNone(String name) {
    assertThat(Secrets.isSecretName(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a:",
        "://",
        ":a@",
        "a=",
        "password=",
        "eyJaaaaaaaa.",
        "-----BEGIN ",
        "ENC[",
        "\"",
        "$ANSIBLE_VAULT;\n",
        "://a:b",
        "token: \"",
        "--password ",
        "xoxb-",
        "a.",
        " ",
        "key:a"
      })
  void takesTimeLinearInTheText(String piece) {
    String text = piece.repeat(200_000 / piece.length());

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> Secrets.withoutCredentials(text));
  }
}
