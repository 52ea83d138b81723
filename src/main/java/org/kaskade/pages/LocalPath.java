package org.kaskade.pages;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Where to go on after signing in: an address on this server, whatever somebody wrote into a link.
final class LocalPath {
  private LocalPath() {}

  /// The address given where it is a path on this server, else that of the home page.
  static String of(@Nullable String given) {
    return given != null && local(given) ? given : "/";
  }

  private static boolean local(String given) {
    // Browsers read backslashes as slashes, and take // for the start of a host's name.
    if (!given.startsWith("/") || given.startsWith("//") || given.indexOf('\\') >= 0) {
      return false;
    }
    try {
      URI uri = new URI(given);
      return uri.getScheme() == null
          && uri.getRawAuthority() == null
          && !uri.getPath().equals(SignInPage.PATH);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
