package org.kaskade.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.Actor;
import org.kaskade.access.CurrentActor;
import org.kaskade.access.PageCookie;
import org.kaskade.access.SignIn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.HtmlUtils;

/// Where a person gives a token, and gets it kept in a cookie that scripts can't read.
final class SignInPage {
  static final String PATH = "/sign-in";
  static final String OUT = "/sign-out";

  /// The page that was asked for.
  private static final String TO = "to";

  private final SignIn signIn;
  private final WrongSignIns wrong;
  private final CurrentActor actor;
  private final Shells shells;
  private final PageWords words;
  private final Template form;

  SignInPage(
      SignIn signIn, WrongSignIns wrong, CurrentActor actor, Shells shells, PageWords words) {
    this.signIn = signIn;
    this.wrong = wrong;
    this.actor = actor;
    this.shells = shells;
    this.words = words;
    this.form = new Template("sign-in", words);
  }

  /// The form, unless somebody is signed in already. A link from another site, such as a mail,
  /// comes without the cookie; the form's script looks again, as this page's own request brings it
  /// along.
  ServerResponse show(ServerRequest request) {
    String to = request.param(TO).orElse(null);
    return actor.name().equals(CurrentActor.PROGRAM)
        ? form(Tongue.wanted(request), to, null).answer(HttpStatus.OK)
        : onwards(LocalPath.of(to)).build();
  }

  ServerResponse signIn(ServerRequest request) {
    if (!sameOrigin(request.servletRequest())) {
      return ServerResponse.status(HttpStatus.FORBIDDEN).build();
    }
    String token = request.param("token").orElse("").strip();
    String to = request.param(TO).orElse(null);
    Tongue tongue = Tongue.wanted(request);
    InetAddress from = request.remoteAddress().map(InetSocketAddress::getAddress).orElse(null);
    Duration pause = from == null ? Duration.ZERO : wrong.pause(from);
    if (pause.isPositive()) {
      String seconds = Long.toString(pause.toSeconds() + 1);
      return form(tongue, to, words.get(tongue, "sign-in.too-many").replace("{seconds}", seconds))
          .answer(HttpStatus.TOO_MANY_REQUESTS, HttpHeaders.RETRY_AFTER, seconds);
    }
    Optional<Actor> who = signIn.atPages(token);
    if (from != null) {
      who.ifPresentOrElse(_ -> wrong.right(from), () -> wrong.wrong(from));
    }
    return who.isPresent()
        ? onwards(LocalPath.of(to))
            .header(HttpHeaders.SET_COOKIE, PageCookie.holding(token, secure(request)).toString())
            .build()
        : form(tongue, to, words.get(tongue, "sign-in.refused"))
            .answer(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  ServerResponse signOut(ServerRequest request) {
    return sameOrigin(request.servletRequest())
        ? onwards(PATH)
            .header(HttpHeaders.SET_COOKIE, PageCookie.ended(secure(request)).toString())
            .build()
        : ServerResponse.status(HttpStatus.FORBIDDEN).build();
  }

  /// @param refused why the token before was not taken; null where none was given
  private Shell form(Tongue tongue, @Nullable String to, @Nullable String refused) {
    String problem =
        refused == null
            ? ""
            : "<p class=\"problem\" id=\"problem\" role=\"alert\">%s</p>"
                .formatted(HtmlUtils.htmlEscape(refused, "UTF-8"));
    String main =
        form.filled(
            tongue,
            Map.of(
                "to",
                HtmlUtils.htmlEscape(LocalPath.of(to), "UTF-8"),
                "problem",
                problem,
                "described",
                refused == null ? "help" : "problem help",
                "invalid",
                Boolean.toString(refused != null)));
    return shells.plain(tongue, words.get(tongue, "sign-in.title"), main, "sign-in.js");
  }

  private static ServerResponse.BodyBuilder onwards(String path) {
    return ServerResponse.status(HttpStatus.SEE_OTHER).location(URI.create(path));
  }

  private static boolean secure(ServerRequest request) {
    return request.servletRequest().isSecure();
  }

  /// Whether one of our own pages sends this form. Without it, a page elsewhere could sign its
  /// readers in as somebody else, or out.
  private static boolean sameOrigin(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin == null
        || origin.equals("http://" + request.getHeader(HttpHeaders.HOST))
        || origin.equals("https://" + request.getHeader(HttpHeaders.HOST));
  }
}
