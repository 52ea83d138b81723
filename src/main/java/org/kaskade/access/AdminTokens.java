package org.kaskade.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the administrator's token comes from: the setting `kaskade.token`, else the file that an
/// earlier start left, else chance.
final class AdminTokens {
  /// What can stand in a header without quoting: visible ASCII.
  private static final Pattern USABLE = Pattern.compile("[!-~]*");

  private final @Nullable String named;
  private final TokenFile file;

  AdminTokens(@Nullable String named, TokenFile file) {
    this.named = named;
    this.file = file;
  }

  AdminToken token() {
    if (named != null) {
      return new AdminToken(
          usable(
              named,
              "The token in kaskade.token (environment variable KASKADE_TOKEN)",
              "Name a longer token of visible ASCII characters, e.g. the output of `openssl rand"
                  + " -hex 32`, or leave the setting out to have one made."),
          false,
          null);
    }
    String kept = file.read();
    if (kept != null) {
      return new AdminToken(
          usable(
              kept,
              "The token in " + file.path(),
              "Delete the file to have a new token made, or name one in KASKADE_TOKEN."),
          false,
          file.path());
    }
    return new AdminToken(file.create(), true, file.path());
  }

  private static String usable(String token, String where, String remedy) {
    String stripped = token.strip();
    if (stripped.length() < AdminToken.SHORTEST) {
      throw new UnusableToken(
          "%s has %d characters; at least %d are needed."
              .formatted(where, stripped.length(), AdminToken.SHORTEST),
          remedy);
    }
    if (!USABLE.matcher(stripped).matches()) {
      throw new UnusableToken(
          where + " contains blanks or characters outside ASCII, which no header can carry.",
          remedy);
    }
    return stripped;
  }
}
