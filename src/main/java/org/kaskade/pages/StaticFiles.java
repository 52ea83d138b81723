package org.kaskade.pages;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Answers with files that never change under their address.
final class StaticFiles {
  private static final CacheControl FOR_GOOD =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "graphql", "text/plain; charset=utf-8");

  private final AppFiles files;
  private final WebJars libraries;

  StaticFiles(AppFiles files, WebJars libraries) {
    this.files = files;
    this.libraries = libraries;
  }

  /// A file of ours. Under the name of another build it is today's file, to be looked at anew each
  /// time.
  ServerResponse own(ServerRequest request) {
    boolean current = request.pathVariable("build").equals(files.build());
    return answer(
        files.find(request.pathVariable("file").substring(1)),
        request.path(),
        current ? FOR_GOOD : CacheControl.noCache());
  }

  ServerResponse library(ServerRequest request) {
    return answer(libraries.find(request.path()), request.path(), FOR_GOOD);
  }

  private static ServerResponse answer(Optional<Resource> found, String path, CacheControl kept) {
    return found
        .map(file ->
            ServerResponse.ok()
                .header(HttpHeaders.CONTENT_TYPE, type(path))
                .cacheControl(kept)
                .body(file))
        .orElseGet(() -> ServerResponse.status(HttpStatus.NOT_FOUND).build());
  }

  private static String type(String path) {
    return TYPES.getOrDefault(
        path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
  }
}
