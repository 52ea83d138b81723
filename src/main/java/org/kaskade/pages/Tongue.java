package org.kaskade.pages;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.function.ServerRequest;

/// The languages of pages: the one chosen on a page before, else the browser's first that is one of
/// them, else English.
enum Tongue {
  EN,
  DE;

  static final String PARAMETER = "lang";

  /// ISO 639-1, e.g. `de`.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Tongue> of(@Nullable String code) {
    return Arrays.stream(values()).filter(tongue -> tongue.code().equals(code)).findFirst();
  }

  static Tongue wanted(ServerRequest request) {
    return wanted(
        request.cookies().getOrDefault(PARAMETER, List.of()).stream(),
        request.headers().acceptLanguage());
  }

  static Tongue wanted(Stream<Cookie> chosen, List<Locale.LanguageRange> accepted) {
    return chosen
        .flatMap(cookie -> of(cookie.getValue()).stream())
        .findFirst()
        .or(() ->
            accepted.stream()
                .flatMap(range -> of(range.getRange().split("-", 2)[0]).stream())
                .findFirst())
        .orElse(EN);
  }

  /// Keeps a choice for a year. It is no secret.
  ResponseCookie kept() {
    return ResponseCookie.from(PARAMETER, code())
        .path("/")
        .maxAge(Duration.ofDays(365))
        .sameSite("Lax")
        .build();
  }
}
