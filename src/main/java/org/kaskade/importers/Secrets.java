package org.kaskade.importers;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keeps passwords, tokens and keys of inventories out of claims, answers and logs.
///
/// What is known by its form (tokens of well-known makers, private keys, JSON Web Tokens, vault
/// texts, credentials in URLs) or by the name before it (`password=…`) is masked. A password
/// without either can't be told from other words: whatever may hold one must not be passed on at
/// all. Every expression is possessive or bounded (to 256 characters for what looks like a password
/// with a slash in a URL), so the time taken is linear in the text.
public final class Secrets {
  /// What stands in place of a secret.
  public static final String MASK = "***";

  private static final String VALUE_END = "\\s\"'`<>";

  /// `user:password@` after `://`, up to the last `@` before the path.
  private static final Pattern USER_INFO =
      Pattern.compile("(?<=://)(?:[^/?#@" + VALUE_END + "]*+@)++");

  /// The same with a password that holds unescaped `/`, `?` or `#`; digits after the colon are a
  /// port.
  private static final Pattern RAW_USER_INFO =
      Pattern.compile(
          "(?<=://)[^/?#@:\\["
              + VALUE_END
              + "]*+:(?!\\d{1,5}(?:[/?#,"
              + VALUE_END
              + "]|$))[^@"
              + VALUE_END
              + "]{1,256}+@(?:[^/?#@"
              + VALUE_END
              + "]*+@)*+");

  /// `user:password@` without a scheme before a host, as in Go's `root:secret@tcp(db:3306)/`; an
  /// image's `name:tag@sha256:…` is none.
  private static final Pattern BARE_USER_INFO =
      Pattern.compile(
          "(?<![A-Za-z0-9_./-])[A-Za-z0-9_.-]{1,64}+:[^:@/"
              + VALUE_END
              + "]{1,256}+@(?=[A-Za-z0-9_\\[(])(?!sha(?:256|384|512):)");

  /// What a kind of secret looks like.
  ///
  /// @param sign what every one of its kind has in it: looking for that is much quicker
  private record Form(String sign, Pattern pattern) {
    Form(String sign, String expression) {
      this(sign, Pattern.compile(expression));
    }

    String masked(String text) {
      return text.contains(sign)
          ? pattern.matcher(text).replaceAll(Matcher.quoteReplacement(MASK))
          : text;
    }
  }

  private static final String BEARER =
      "(?i)(?<![a-z0-9])(?:bearer|basic|digest)[ \\t]++[a-z0-9._~+/=-]{12,}+";

  private static final List<Form> FORMS =
      List.of(
          new Form(
              "$ANSIBLE_VAULT;",
              "\\$ANSIBLE_VAULT;[^\\r\\n]*+(?:\\s++[0-9a-f]{8,}+(?![0-9A-Za-z]))*+"),
          new Form("ENC[", "ENC\\[[^\\]]*+\\]?+"),
          new Form("eyJ", "eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{4,}+(?:\\.[A-Za-z0-9_-]*+)*+"),
          new Form("AKIA", "(?<![A-Za-z0-9])AKIA[0-9A-Z]{12,}+"),
          new Form("ASIA", "(?<![A-Za-z0-9])ASIA[0-9A-Z]{12,}+"),
          new Form("AIDA", "(?<![A-Za-z0-9])AIDA[0-9A-Z]{12,}+"),
          new Form("AROA", "(?<![A-Za-z0-9])AROA[0-9A-Z]{12,}+"),
          new Form("gh", "(?<![A-Za-z0-9])gh[opsur]_[A-Za-z0-9]{16,}+"),
          new Form("github_pat_", "github_pat_[A-Za-z0-9_]{16,}+"),
          new Form("gl", "(?<![A-Za-z0-9])gl[a-z]{2,5}-[A-Za-z0-9_-]{16,}+"),
          new Form("xox", "(?<![A-Za-z0-9])xox[a-z]-[A-Za-z0-9-]{8,}+"),
          new Form("xapp-", "(?<![A-Za-z0-9])xapp-[A-Za-z0-9-]{8,}+"),
          new Form(
              "hooks.slack.com",
              "hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9/_-]++"),
          new Form("k_", "(?<![A-Za-z0-9])[sr]k_(?:live|test)_[A-Za-z0-9]{8,}+"),
          new Form("sk-", "(?<![A-Za-z0-9])sk-[A-Za-z0-9_-]{20,}+"),
          new Form("whsec_", "(?<![A-Za-z0-9])whsec_[A-Za-z0-9]{8,}+"),
          new Form("AIza", "(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{30,}+"),
          new Form("ya29.", "(?<![A-Za-z0-9])ya29\\.[A-Za-z0-9_-]{8,}+"),
          new Form("npm_", "(?<![A-Za-z0-9])npm_[A-Za-z0-9]{30,}+"),
          new Form("pypi-", "(?<![A-Za-z0-9])pypi-[A-Za-z0-9_-]{16,}+"),
          new Form("dckr_pat_", "(?<![A-Za-z0-9])dckr_pat_[A-Za-z0-9_-]{16,}+"),
          new Form("_v1_", "(?<![A-Za-z0-9])(?:dop|doo|dor)_v1_[A-Za-z0-9]{16,}+"),
          new Form("hv", "(?<![A-Za-z0-9])hv[brs]\\.[A-Za-z0-9_-]{16,}+"),
          new Form("glsa_", "(?<![A-Za-z0-9])glsa_[A-Za-z0-9_]{16,}+"),
          new Form("SG.", "(?<![A-Za-z0-9])SG\\.[A-Za-z0-9_-]{16,}+\\.[A-Za-z0-9_-]{16,}+"),
          new Form("shp", "(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[A-Za-z0-9]{16,}+"),
          new Form("AGE-SECRET-KEY-1", "AGE-SECRET-KEY-1[A-Z0-9]{16,}+"),
          new Form(" ", BEARER),
          new Form("\t", BEARER));

  /// A name and what divides it from its value.
  private static final Pattern PAIR =
      Pattern.compile(
          "(?<![A-Za-z0-9_.-])(-{0,2}+)([A-Za-z_][A-Za-z0-9_.-]*+)"
              + "([\"']?[ \\t]{0,8}+(?:=>|:=|[=:])[ \\t]{0,8}+|[ \\t]{1,8}+)");

  /// Without one of these there is no name with a value.
  private static final Pattern DIVIDER = Pattern.compile("[ \\t=:]");

  private static final Set<String> KEYS = Set.of("cert", "certificate", "key", "keys");
  private static final Pattern KEY_MATERIAL = Pattern.compile("[A-Za-z0-9+/_=-]{32,}+");

  private Secrets() {}

  /// Whether a value under this name is to be taken for a secret: `db_password`, `apiKey`,
  /// `PGPASSWORD`; not `tokenizer`, `secretary` or `password_file`.
  public static boolean isSecretName(String name) {
    return SecretNames.isSecret(name);
  }

  /// The text without credentials in URLs and with everything that is known to be secret masked.
  public static String withoutCredentials(String text) {
    String clean = withoutPrivateKeys(text);
    for (Form form : FORMS) {
      clean = form.masked(clean);
    }
    if (clean.indexOf('@') >= 0) {
      clean = USER_INFO.matcher(clean).replaceAll("");
      clean = RAW_USER_INFO.matcher(clean).replaceAll("");
      clean = BARE_USER_INFO.matcher(clean).replaceAll("");
    }
    return DIVIDER.matcher(clean).find() ? withoutNamedSecrets(clean) : clean;
  }

  private static String withoutPrivateKeys(String text) {
    int begin = text.indexOf("-----BEGIN ");
    if (begin < 0) {
      return text;
    }
    StringBuilder clean = new StringBuilder();
    int done = 0;
    while (begin >= 0) {
      String head = text.substring(begin, Math.min(text.length(), begin + 64));
      int end = text.indexOf("-----END ", begin);
      int after = end < 0 ? -1 : text.indexOf("-----", end + 9);
      int stop = after < 0 ? text.length() : after + 5;
      clean.append(text, done, begin);
      clean.append(head.contains("PRIVATE KEY") ? MASK : text.substring(begin, stop));
      done = stop;
      begin = text.indexOf("-----BEGIN ", stop);
    }
    return clean.append(text, done, text.length()).toString();
  }

  private static String withoutNamedSecrets(String text) {
    StringBuilder clean = new StringBuilder();
    int done = 0;
    Matcher pair = PAIR.matcher(text);
    int from = 0;
    while (pair.find(from)) {
      int start = pair.end();
      int end = secretEnd(text, pair);
      if (end > start) {
        clean.append(text, done, start).append(MASK);
        done = end;
      }
      // What follows a name that is not secret may itself be a name.
      from = Math.max(start, end);
    }
    return clean.append(text, done, text.length()).toString();
  }

  /// Where the secret after this name ends; not behind its start where it is none.
  private static int secretEnd(String text, Matcher pair) {
    String name = pair.group(2);
    boolean spaceOnly = pair.group(3).isBlank();
    int start = pair.end();
    if (start == text.length() || (spaceOnly && pair.group(1).isEmpty())) {
      return start;
    }
    if (!isSecretName(name)) {
      List<String> words = SecretNames.words(name);
      boolean key = !words.isEmpty() && KEYS.contains(words.getLast());
      Matcher material = KEY_MATERIAL.matcher(text).region(start, text.length());
      return key && material.lookingAt() ? material.end() : start;
    }
    char quote = text.charAt(start);
    if (quote == '"' || quote == '\'') {
      int close = text.indexOf(quote, start + 1);
      return close < 0 ? text.length() : close + 1;
    }
    // YAML's `name: value` goes on to the end of the line; elsewhere a blank ends it.
    String ends = pair.group(3).stripTrailing().endsWith(":") ? "\r\n\"'" : " \t\r\n\"'&,;";
    int end = start;
    while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
