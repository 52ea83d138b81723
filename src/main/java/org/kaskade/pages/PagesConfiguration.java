package org.kaskade.pages;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.stream.Stream;
import org.kaskade.access.CurrentActor;
import org.kaskade.access.OpenPaths;
import org.kaskade.access.OpenRequests;
import org.kaskade.access.SignIn;
import org.kaskade.access.SignInPath;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.util.UriComponentsBuilder;

/// Puts pages and what they load at their addresses.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInLimits.class)
class PagesConfiguration {
  /// After the mapping of all other routes.
  private static final int BEHIND = 10;

  private static final String OWN_FILES = "/app/{build}/{*file}";

  @Bean
  AppFiles appFiles() throws IOException {
    return new AppFiles();
  }

  @Bean
  WebJars webJars() throws IOException {
    return new WebJars();
  }

  @Bean
  PageWords pageWords(AppFiles files) {
    return new PageWords(files);
  }

  @Bean
  Shells shells(
      AppFiles files, WebJars libraries, PageWords words, ObjectProvider<BuildProperties> build) {
    ImportMap imports = ImportMap.of(libraries);
    String version = build.stream().map(BuildProperties::getVersion).findFirst().orElse("");
    return new Shells(files, imports, new Modules(files, libraries, imports), words, version);
  }

  @Bean
  SignInPath signInPath() {
    return new SignInPath(SignInPage.PATH);
  }

  @Bean
  OpenPaths pageFiles(WebJars libraries) {
    return new OpenPaths(
        Stream.concat(Stream.of(SignInPage.PATH, "/app/**"), libraries.patterns().stream())
            .toList());
  }

  /// Signing in is for those without a token; that a form comes from here is looked at there.
  @Bean
  OpenRequests signInForms() {
    var matchers = PathPatternRequestMatcher.withDefaults();
    var in = matchers.matcher(HttpMethod.POST, SignInPage.PATH);
    var out = matchers.matcher(HttpMethod.POST, SignInPage.OUT);
    return new OpenRequests(request -> in.matches(request) || out.matches(request));
  }

  @Bean
  ErrorPages errorPages(Shells shells, PageWords words) {
    return new ErrorPages(shells, words);
  }

  @Bean
  Documents documents(Shells shells, PageWords words) {
    return new Documents(shells, words);
  }

  @Bean
  RouterFunction<ServerResponse> pageFilesAndSignIn(
      AppFiles files,
      WebJars libraries,
      Shells shells,
      PageWords words,
      SignIn signIn,
      SignInLimits limits,
      Clock clock,
      CurrentActor actor) {
    StaticFiles statics = new StaticFiles(files, libraries);
    SignInPage page = new SignInPage(signIn, new WrongSignIns(limits, clock), actor, shells, words);
    var routes =
        RouterFunctions.route()
            .GET(OWN_FILES, statics::own)
            .GET(SignInPage.PATH, request -> inOneTongue(request, page::show))
            .POST(SignInPage.PATH, page::signIn)
            .POST(SignInPage.OUT, page::signOut);
    libraries.patterns().forEach(pattern -> routes.GET(pattern, statics::library));
    return routes.build();
  }

  /// Behind all other routes, so that an export such as `/changes/CHG-000001.pdf` isn't taken for
  /// the page whose address it extends.
  @Bean
  RouterFunctionMapping pageShells(Shells shells) {
    var routes = RouterFunctions.route();
    for (Page page : Page.ALL) {
      for (String pattern : page.patterns()) {
        routes.GET(
            pattern,
            request ->
                inOneTongue(
                    request,
                    asked -> shells.shell(page, Tongue.wanted(asked)).answer(HttpStatus.OK)));
      }
    }
    routes.GET("/services/{*key}", PagesConfiguration::toCi);
    routes.GET(
        "/sources/{name}/syncs/{revision:[0-9]{1,9}}",
        request ->
            ServerResponse.status(HttpStatus.FOUND)
                .location(URI.create("/revisions/" + request.pathVariable("revision")))
                .build());
    RouterFunctionMapping mapping = new RouterFunctionMapping(routes.build());
    mapping.setOrder(BEHIND);
    return mapping;
  }

  /// A service is a CI: its page is that of a CI, which shows more of one that is a service.
  private static ServerResponse toCi(ServerRequest request) {
    URI asked = request.uri();
    String query = asked.getRawQuery();
    return ServerResponse.status(HttpStatus.FOUND)
        .location(
            URI.create(
                asked.getRawPath().replaceFirst("^/services/", "/ci/")
                    + (query == null ? "" : "?" + query)))
        .build();
  }

  /// Keeps a language that the address asks for, and takes it out of the address.
  static ServerResponse inOneTongue(ServerRequest request, Answer answer) {
    return request
        .param(Tongue.PARAMETER)
        .flatMap(Tongue::of)
        .map(tongue ->
            ServerResponse.status(HttpStatus.SEE_OTHER)
                .location(withoutTongue(request.uri()))
                .header("Set-Cookie", tongue.kept().toString())
                .build())
        .orElseGet(() -> answer.to(request));
  }

  private static URI withoutTongue(URI asked) {
    URI whole =
        UriComponentsBuilder.fromUri(asked).replaceQueryParam(Tongue.PARAMETER).build(true).toUri();
    String query = whole.getRawQuery();
    return URI.create(whole.getRawPath() + (query == null ? "" : "?" + query));
  }

  interface Answer {
    ServerResponse to(ServerRequest request);
  }
}
