package org.kaskade.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/// What browsers see where there is no page, or where the server failed: in words, never a trace.
final class ErrorPages implements ErrorViewResolver {
  private final Shells shells;
  private final PageWords words;
  private final Template page;

  ErrorPages(Shells shells, PageWords words) {
    this.shells = shells;
    this.words = words;
    this.page = new Template("error", words);
  }

  @Override
  public ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    Shell shell = of(tongue(request), status);
    View view = (ignored, asked, response) -> write(shell, response);
    ModelAndView answer = new ModelAndView(view);
    answer.setStatus(status);
    return answer;
  }

  private Shell of(Tongue tongue, HttpStatus status) {
    String kind =
        switch (status) {
          case NOT_FOUND -> "missing";
          case FORBIDDEN, UNAUTHORIZED -> "forbidden";
          default -> status.is5xxServerError() ? "failed" : "wrong";
        };
    String title = words.get(tongue, "error.%s.title".formatted(kind));
    String main =
        page.filled(
            tongue,
            Map.of(
                "heading", title,
                "text", words.get(tongue, "error.%s.text".formatted(kind)),
                "status", Integer.toString(status.value())));
    return shells.plain(tongue, title, main, null);
  }

  private static void write(Shell shell, HttpServletResponse response) throws java.io.IOException {
    response.setContentType(Shell.HTML.toString());
    response.setHeader("Content-Security-Policy", shell.policy());
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.getOutputStream().write(shell.html().getBytes(StandardCharsets.UTF_8));
  }

  private static Tongue tongue(HttpServletRequest request) {
    return Tongue.wanted(
        request.getCookies() == null
            ? Stream.empty()
            : Arrays.stream(request.getCookies())
                .filter(cookie -> cookie.getName().equals(Tongue.PARAMETER)),
        accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  private static List<Locale.LanguageRange> accepted(@Nullable String header) {
    try {
      return StringUtils.hasText(header) ? Locale.LanguageRange.parse(header) : List.of();
    } catch (IllegalArgumentException malformed) {
      return List.of();
    }
  }
}
