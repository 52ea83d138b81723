package org.kaskade.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/// Takes the token from `Authorization: Bearer …` and from nowhere else: what stands in a URL ends
/// up in logs.
final class BearerHeader implements BearerTokenResolver {
  static final Pattern BEARER = Pattern.compile("bearer +([!-~]+)", Pattern.CASE_INSENSITIVE);

  @Override
  public @Nullable String resolve(HttpServletRequest request) {
    List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
    if (headers.isEmpty()) {
      return null;
    }
    Matcher bearer = BEARER.matcher(headers.getFirst().strip());
    if (headers.size() > 1 || !bearer.matches()) {
      throw new OAuth2AuthenticationException(
          BearerTokenErrors.invalidToken("The Authorization header is not one bearer token"));
    }
    return bearer.group(1);
  }
}
