package org.kaskade.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers only to names that mean this machine while the server listens on loopback.
///
/// A hostile page can let its own name point to 127.0.0.1 (DNS rebinding) and then talk to the
/// server as its own origin. It would still lack a token; this keeps it from even trying. An
/// address in digits can't be rebound.
final class KnownHosts extends OncePerRequestFilter {
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9a-f:.]*:[0-9a-f:.]*]?");

  private final boolean loopback;
  private final List<String> further;

  /// @param loopback whether the server listens on loopback only
  /// @param further names under which a proxy on this machine is reached
  KnownHosts(boolean loopback, List<String> further) {
    this.loopback = loopback;
    this.further = further.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (loopback && !known(request.getServerName().toLowerCase(Locale.ROOT))) {
      new Refusal(
              HttpStatus.MISDIRECTED_REQUEST,
              "UNKNOWN_HOST",
              "FORBIDDEN",
              "This server listens on loopback and does not answer to the name in the Host header."
                  + " Use 127.0.0.1 or localhost, or list the name in kaskade.hosts.")
          .write(request, response);
      return;
    }
    chain.doFilter(request, response);
  }

  private boolean known(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || ADDRESS.matcher(host).matches()
        || further.contains(host);
  }
}
