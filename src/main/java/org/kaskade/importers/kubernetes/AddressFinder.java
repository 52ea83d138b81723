package org.kaskade.importers.kubernetes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kaskade.importers.kubernetes.Address.Certainty;

/// Finds addresses in values of variables, in arguments and in whole configuration files.
///
/// Credentials before a host are passed over. Each expression is possessive and begins only where a
/// word does, so the time taken is linear in the text.
final class AddressFinder {
  /// Letters of the texts whose addresses are kept.
  private static final long KEPT_LETTERS = 8 << 20;

  private static final String HOST = "[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}+)";

  /// What stands between `//` and the path.
  private static final Pattern AUTHORITY =
      Pattern.compile("(?<=:|:@)//([^\\s\"'`<>\\\\/?#;]{1,2048}+)");

  private static final Pattern HOST_AND_PORT =
      Pattern.compile(
          "(?<![A-Za-z0-9_./:%$-])(" + HOST + "):(\\d{1,5}+)(?![A-Za-z0-9_@-]|\\.[A-Za-z0-9])");

  private static final Pattern WORD = Pattern.compile("(?<![A-Za-z0-9_./%$-])" + HOST);

  /// A key of a configuration file, a Java system property or an option, and what divides it from
  /// its value.
  private static final Pattern KEY =
      Pattern.compile(
          "(?<![A-Za-z0-9_.])(?:-{0,2}+)([A-Za-z][A-Za-z0-9_.-]{0,127}+)[\"']?+[ \\t]{0,8}+[:=][ \\t]{0,8}+[\"']?+");

  private static final Pattern VALUE = Pattern.compile("[^\\s\"'`}\\])]{1,512}+");
  private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*+[#;].*+$");

  private final AddressNames names;
  private final Set<String> otherSchemes;
  private final String fullNameEnd;
  private final Cache<Question, List<Address>> known;

  /// A text, what it stands under, and how full names of Services end.
  record Question(String name, String text, String fullNameEnd) {}

  /// @param known answers, from {@link #memory}
  AddressFinder(
      AddressNames names,
      Set<String> otherSchemes,
      String clusterDomain,
      Cache<Question, List<Address>> known) {
    this.names = names;
    this.otherSchemes = Set.copyOf(otherSchemes);
    this.fullNameEnd = ".svc." + clusterDomain;
    this.known = known;
  }

  /// Room for answers to questions that come again: many workloads can share one configuration
  /// file, and most texts are the same at the next reading.
  static Cache<Question, List<Address>> memory() {
    return Caffeine.newBuilder()
        .maximumWeight(KEPT_LETTERS)
        .<Question, List<Address>>weigher(
            (question, found) -> 32 + question.name().length() + question.text().length())
        .build();
  }

  /// The addresses in a text that stands under this name, each once; the name may be empty.
  List<Address> find(String name, String text) {
    return known.get(new Question(name, text, fullNameEnd), key -> search(name, text));
  }

  private List<Address> search(String name, String commented) {
    // Comments are blanked out, not cut out, so that lines can be counted.
    String text =
        COMMENT.matcher(commented).replaceAll(comment -> " ".repeat(comment.group().length()));
    List<Address> found = new ArrayList<>();
    urls(text, found);
    if (names.meansAddress(name)) {
      bare(text, 0, found);
    }
    keys(text, found);
    Matcher port = HOST_AND_PORT.matcher(text);
    while (port.find()) {
      add(port.group(1), port.group(2), Certainty.PORT, port.start(), found);
    }
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String host = withoutDot(word.group());
      if (host.endsWith(".svc") || host.endsWith(fullNameEnd)) {
        add(host, "", Certainty.FULL_NAME, word.start(), found);
      }
    }
    return firstOfEach(found);
  }

  /// In the order of the text, each address once.
  private static List<Address> firstOfEach(List<Address> found) {
    Map<Address, Address> first = new LinkedHashMap<>();
    found.stream()
        .sorted(Comparator.comparingInt(Address::offset))
        .forEach(address ->
            first.putIfAbsent(
                new Address(address.host(), address.port(), address.certainty(), 0), address));
    return List.copyOf(first.values());
  }

  private void urls(String text, List<Address> found) {
    Matcher url = AUTHORITY.matcher(text);
    while (url.find()) {
      if (otherSchemes.contains(scheme(text, url.start()))) {
        continue;
      }
      String authority = url.group(1);
      String hosts = authority.substring(authority.lastIndexOf('@') + 1);
      for (String host : hosts.split(",", -1)) {
        hostAndPort(host, Certainty.SCHEME, url.start(), found);
      }
    }
  }

  /// The last part of the scheme that ends before these slashes, e.g. `mysql` of `jdbc:mysql://`.
  private static String scheme(String text, int slashes) {
    int end = slashes;
    while (end > 0 && (text.charAt(end - 1) == ':' || text.charAt(end - 1) == '@')) {
      end--;
    }
    int start = end;
    while (start > 0 && end - start < 32 && isSchemeCharacter(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isSchemeCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.';
  }

  private void keys(String text, List<Address> found) {
    Matcher key = KEY.matcher(text);
    int from = 0;
    while (from < text.length() && key.find(from)) {
      Matcher value = VALUE.matcher(text).region(key.end(), text.length());
      if (names.meansAddress(key.group(1)) && value.lookingAt()) {
        bare(value.group(), value.start(), found);
      }
      // What follows a key may be a key itself.
      from = key.end();
    }
  }

  /// A value that is one bare address, or several with commas between them.
  private void bare(String value, int offset, List<Address> found) {
    if (value.length() > 4_096) {
      return;
    }
    int at = offset;
    for (String part : value.split("[,;]", -1)) {
      String address = part.strip();
      int path = address.indexOf('/');
      hostAndPort(path < 0 ? address : address.substring(0, path), Certainty.NAME, at, found);
      at += part.length() + 1;
    }
  }

  private static void hostAndPort(
      String text, Certainty certainty, int offset, List<Address> found) {
    int colon = text.indexOf(':');
    String host = colon < 0 ? text : text.substring(0, colon);
    String port = colon < 0 ? "" : text.substring(colon + 1);
    if (colon < 0 || port.matches("\\d{1,5}")) {
      add(host, port, certainty, offset, found);
    }
  }

  private static void add(
      String host, String port, Certainty certainty, int offset, List<Address> found) {
    String name = withoutDot(host);
    if (name.length() <= 253 && name.matches("[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)*+")) {
      found.add(new Address(name, port.isEmpty() ? 0 : Integer.parseInt(port), certainty, offset));
    }
  }

  private static String withoutDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }
}
