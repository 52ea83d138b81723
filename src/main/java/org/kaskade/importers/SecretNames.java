package org.kaskade.importers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells by a name whether what it names is secret.
final class SecretNames {
  private static final int LONGEST_NAME = 512;

  /// Secret wherever they stand as a word of their own.
  private static final Set<String> WORDS =
      Set.of(
          "apikey",
          "apitoken",
          "bearer",
          "cred",
          "creds",
          "credential",
          "credentials",
          "passphrase",
          "passwd",
          "password",
          "passwords",
          "privatekey",
          "pwd",
          "secret",
          "secretkey",
          "secrets",
          "token",
          "tokens",
          "vaultpass");

  /// What makes the word `key` or `keys` behind them secret.
  private static final Set<String> BEFORE_KEY =
      Set.of(
          "access",
          "account",
          "api",
          "auth",
          "client",
          "deploy",
          "encryption",
          "host",
          "jwt",
          "license",
          "master",
          "private",
          "rsa",
          "secret",
          "shared",
          "signing",
          "ssh",
          "ssl",
          "storage",
          "tls");

  /// Glued to something before them, as in `PGPASSWORD` or `authtoken`.
  private static final List<String> ENDINGS =
      List.of("password", "passwd", "passphrase", "apikey", "privatekey", "secret", "token");

  /// Last words that say it is about a secret and none itself, as in `password_file`.
  private static final Set<String> ABOUT =
      Set.of(
          "addr",
          "address",
          "algorithm",
          "count",
          "dir",
          "enabled",
          "endpoint",
          "endpoints",
          "expiry",
          "file",
          "host",
          "length",
          "name",
          "namespace",
          "path",
          "policy",
          "port",
          "ref",
          "server",
          "service",
          "size",
          "timeout",
          "ttl",
          "type",
          "uri",
          "url",
          "version");

  private SecretNames() {}

  static boolean isSecret(String name) {
    List<String> words = words(name);
    if (words.isEmpty() || ABOUT.contains(words.getLast())) {
      return false;
    }
    String before = "";
    for (String word : words) {
      if (WORDS.contains(word)
          || ENDINGS.stream().anyMatch(word::endsWith)
          || ((word.equals("key") || word.equals("keys")) && BEFORE_KEY.contains(before))) {
        return true;
      }
      before = word;
    }
    return words.getLast().equals("pass")
        && (words.size() == 1 || !words.get(words.size() - 2).equals("proxy"));
  }

  /// The words of a name in snake, kebab, dotted or camel case, in lower case; of a longer name
  /// than 512 characters those at its end.
  static List<String> words(String name) {
    String text = name.substring(Math.max(0, name.length() - LONGEST_NAME));
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean separator = i == text.length() || !Character.isLetterOrDigit(text.charAt(i));
      if (separator || beginsWord(text, i)) {
        if (i > start) {
          words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
        }
        start = separator ? i + 1 : i;
      }
    }
    return words;
  }

  /// Whether a capital letter stands here that follows a small one, or that ends a run of capitals.
  private static boolean beginsWord(String text, int i) {
    if (i == 0 || !Character.isUpperCase(text.charAt(i))) {
      return false;
    }
    char previous = text.charAt(i - 1);
    boolean nextIsSmall = i + 1 < text.length() && Character.isLowerCase(text.charAt(i + 1));
    return Character.isLowerCase(previous) || (Character.isUpperCase(previous) && nextIsSmall);
  }
}
