package org.kaskade.graphql;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.kaskade.access.OpenPaths;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// GraphiQL, with everything it needs from this server: it works without internet. The page itself
/// is open to everyone; it asks for the token that its questions need.
final class GraphiQlPage {
  private static final String PATH = "/graphiql";

  /// Nothing from elsewhere, no script but ours, nobody frames it. Styles may stand on elements,
  /// for the editor places its lines and cursor that way; its font is in its style sheet.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private final Resource page;
  private final Map<String, Resource> assets;

  GraphiQlPage() throws IOException {
    String graphiql = "_static/graphiql/" + version("org.mvnpm", "graphiql") + "/graphiql.min";
    String react = "webjars/react/" + version("org.webjars.npm", "react") + "/umd/react";
    String dom = "webjars/react-dom/" + version("org.webjars.npm", "react-dom") + "/umd/react-dom";
    this.page = new ClassPathResource("graphiql/page.html");
    this.assets =
        Map.of(
            "page.css",
            new ClassPathResource("graphiql/page.css"),
            "page.js",
            new ClassPathResource("graphiql/page.js"),
            "questions.js",
            new ClassPathResource("graphiql/questions.js"),
            "storage.js",
            new ClassPathResource("graphiql/storage.js"),
            "react.js",
            ofJar(react + ".production.min.js"),
            "react-dom.js",
            ofJar(dom + ".production.min.js"),
            "graphiql.js",
            ofJar(graphiql + ".js"),
            "graphiql.css",
            ofJar(graphiql + ".css"));
  }

  static OpenPaths openPaths() {
    return OpenPaths.of(PATH, PATH + "/*");
  }

  RouterFunction<ServerResponse> route() {
    return RouterFunctions.route()
        .GET(
            PATH,
            request ->
                ServerResponse.ok()
                    .contentType(MediaType.TEXT_HTML)
                    .header("Content-Security-Policy", POLICY)
                    .cacheControl(CacheControl.noCache())
                    .body(page))
        .GET(PATH + "/{asset}", request -> asset(request.pathVariable("asset")))
        .build();
  }

  private ServerResponse asset(String name) {
    Resource asset = assets.get(name);
    if (asset == null) {
      return ServerResponse.status(HttpStatus.NOT_FOUND).build();
    }
    return ServerResponse.ok()
        .header(
            HttpHeaders.CONTENT_TYPE,
            name.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8")
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
        .body(asset);
  }

  private static Resource ofJar(String path) {
    Resource found = new ClassPathResource("META-INF/resources/" + path);
    if (!found.exists()) {
      throw new IllegalStateException(
          "No %s on the classpath: its artifact in pom.xml is laid out differently from before."
              .formatted(path));
    }
    return found;
  }

  /// The version that the build chose: the folders in the jars are named after it.
  private static String version(String group, String artifact) throws IOException {
    Properties properties =
        PropertiesLoaderUtils.loadProperties(
            new ClassPathResource(
                "META-INF/maven/%s/%s/pom.properties".formatted(group, artifact)));
    return properties.getProperty("version", "");
  }
}
