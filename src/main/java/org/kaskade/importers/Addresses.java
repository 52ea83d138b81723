package org.kaskade.importers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the addresses in the values that programs are configured with: URLs (of several hosts,
/// too), `host:port`, connection strings, lists of host names.
///
/// Knows no name: whether a host is a service is for the caller to say. Takes time linear in the
/// text.
public final class Addresses {
  /// Below are versions (`redis:7`) rather than services anyone calls.
  private static final int LOWEST_PORT_WITHOUT_SCHEME = 20;

  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "ssl", "tls");
  private static final String ENDS_AUTHORITY = "/?#;&|\\\"'`<>(){}";
  private static final String BEFORE_HOST = ",;=@(\"'`[{|<>&";

  private final String text;
  private final Set<Address> found = new LinkedHashSet<>();

  private Addresses(String text) {
    this.text = text;
  }

  /// Every address this value names, in its order, each once.
  ///
  /// Words alone are among them where the value is nothing but a word or a list of words between
  /// commas, or `key=word`.
  public static List<Address> in(String text) {
    Addresses addresses = new Addresses(text);
    addresses.scan();
    addresses.assignments();
    addresses.bareWords();
    return List.copyOf(addresses.found);
  }

  /// Every address that a command line names, in its order, each once.
  ///
  /// A word alone is among them where an option stands before it, which is its key (`-h db`); any
  /// other is a program or an argument.
  public static List<Address> inArguments(List<String> arguments) {
    Set<Address> all = new LinkedHashSet<>();
    for (int i = 0; i < arguments.size(); i++) {
      String option = i > 0 && arguments.get(i - 1).startsWith("-") ? arguments.get(i - 1) : null;
      for (Address address : in(arguments.get(i))) {
        if (!address.bare() || address.key() != null) {
          all.add(address);
        } else if (option != null && !option.contains("=")) {
          all.add(new Address(null, address.host(), null, option));
        }
      }
    }
    return List.copyOf(all);
  }

  private void scan() {
    int from = 0;
    for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', from)) {
      from = text.startsWith("://", colon) ? url(colon, from) : hostAndPort(colon, from);
    }
  }

  /// Reads the URL whose `://` is at this place; returns where the rest of the text begins.
  private int url(int colon, int from) {
    int start = colon;
    while (start > from && isSchemeCharacter(text.charAt(start - 1))) {
      start--;
    }
    int end = colon + 3;
    while (end < text.length()
        && ENDS_AUTHORITY.indexOf(text.charAt(end)) < 0
        && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    if (text.startsWith("://", end - 1)) { // the next URL of a list
      int comma = text.substring(colon + 3, end).lastIndexOf(',');
      end = colon + 3 + Math.max(0, comma);
    }
    if (start < colon) {
      String scheme = text.substring(start, colon).toLowerCase(Locale.ROOT);
      String authority = text.substring(colon + 3, end);
      int user = authority.lastIndexOf('@');
      for (String host : authority.substring(user + 1).split(",", -1)) {
        authority(scheme, host);
      }
    }
    return Math.max(end, colon + 3);
  }

  private void authority(String scheme, String host) {
    if (host.startsWith("[")) {
      int close = host.indexOf(']');
      if (close > 1) {
        Integer port = host.startsWith(":", close + 1) ? port(host.substring(close + 2)) : null;
        found.add(new Address(scheme, host.substring(1, close), port, null));
      }
      return;
    }
    int colon = host.indexOf(':');
    String name = colon < 0 ? host : host.substring(0, colon);
    Integer port = colon < 0 ? null : port(host.substring(colon + 1));
    if (isHost(name) && (colon < 0 || port != null)) {
      found.add(new Address(scheme, withoutDot(name), port, null));
    }
  }

  /// Reads the host and port around this colon, if they are; returns where the rest begins.
  private int hostAndPort(int colon, int from) {
    int end = colon + 1;
    while (end < text.length() && end - colon <= 6 && isDigit(text.charAt(end))) {
      end++;
    }
    int start = colon;
    while (start > from && isHostCharacter(text.charAt(start - 1))) {
      start--;
    }
    Integer port = port(text.substring(colon + 1, end));
    String host = text.substring(start, colon);
    if (port != null
        && port >= LOWEST_PORT_WITHOUT_SCHEME
        && isHost(host)
        && beginsAt(start)
        && endsAt(end)) {
      found.add(new Address(null, withoutDot(host), port, keyBefore(start)));
      return end;
    }
    return colon + 1;
  }

  private boolean beginsAt(int start) {
    if (start == 0) {
      return true;
    }
    char before = text.charAt(start - 1);
    if (before == ':') {
      int word = start - 1;
      while (word > 0 && start - word < 8 && Character.isLetter(text.charAt(word - 1))) {
        word--;
      }
      return PROTOCOLS.contains(text.substring(word, start - 1).toLowerCase(Locale.ROOT));
    }
    return BEFORE_HOST.indexOf(before) >= 0 || Character.isWhitespace(before);
  }

  private boolean endsAt(int end) {
    if (end == text.length()) {
      return true;
    }
    char after = text.charAt(end);
    if (after == '.') {
      return end + 1 == text.length() || Character.isWhitespace(text.charAt(end + 1));
    }
    return after != '@' && !isHostCharacter(after);
  }

  private @Nullable String keyBefore(int start) {
    return start > 0 && text.charAt(start - 1) == '='
        ? key(text.substring(Math.max(0, start - 101), start - 1))
        : null;
  }

  private void assignments() {
    for (String part : text.split(text.indexOf(';') >= 0 ? ";" : "[\\s&]+", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? null : key(part.substring(0, equals));
      if (key == null) {
        continue;
      }
      String value = unquoted(part.substring(equals + 1));
      if (value.regionMatches(true, 0, "tcp:", 0, 4)) {
        value = value.substring(4);
      }
      String[] words = value.split(",", -1);
      Integer port = words.length == 2 ? port(words[1].strip()) : null;
      if (port != null && isHost(words[0])) {
        found.add(new Address(null, withoutDot(words[0]), port, key));
      } else if (List.of(words).stream().allMatch(word -> isHost(word.strip()))) {
        for (String word : words) {
          found.add(new Address(null, withoutDot(word.strip()), null, key));
        }
      }
    }
  }

  /// The last word or words of a text that end where a `=` begins, e.g. `host` of `?ssl=1&host`.
  private static @Nullable String key(String before) {
    int start = before.length();
    while (start > 0
        && start > before.length() - 100
        && (isHostCharacter(before.charAt(start - 1)) || before.charAt(start - 1) == ' ')) {
      start--;
    }
    String key = before.substring(start).strip();
    return key.isEmpty() ? null : key;
  }

  private void bareWords() {
    String list = text.strip();
    if (list.startsWith("[") && list.endsWith("]")) {
      list = list.substring(1, list.length() - 1);
    }
    for (String item : list.split("[,;]", -1)) {
      String word = unquoted(item);
      if (isHost(word)) {
        found.add(new Address(null, withoutDot(word), null, null));
      }
    }
  }

  /// Letters, digits, `.`, `_` and `-`, beginning with a letter or digit and not a number.
  private static boolean isHost(String host) {
    if (host.isEmpty() || host.length() > 253 || !isAlphanumeric(host.charAt(0))) {
      return false;
    }
    return host.chars().allMatch(c -> isHostCharacter((char) c))
        && !host.chars().allMatch(c -> isDigit((char) c));
  }

  private static @Nullable Integer port(String digits) {
    if (digits.isEmpty()
        || digits.length() > 5
        || !digits.chars().allMatch(c -> isDigit((char) c))) {
      return null;
    }
    int port = Integer.parseInt(digits);
    return port > 0 && port < 65_536 ? port : null;
  }

  private static String unquoted(String text) {
    String stripped = text.strip();
    boolean quoted =
        stripped.length() > 1
            && (stripped.charAt(0) == '"' || stripped.charAt(0) == '\'')
            && stripped.charAt(stripped.length() - 1) == stripped.charAt(0);
    return quoted ? stripped.substring(1, stripped.length() - 1).strip() : stripped;
  }

  private static String withoutDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAlphanumeric(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isHostCharacter(char c) {
    return isAlphanumeric(c) || c == '.' || c == '_' || c == '-';
  }

  private static boolean isSchemeCharacter(char c) {
    return isAlphanumeric(c) || c == '+' || c == '.' || c == '-' || c == '_';
  }
}
