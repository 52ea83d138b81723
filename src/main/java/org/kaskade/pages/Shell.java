package org.kaskade.pages;

import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/// A document as browsers get it.
///
/// @param html all of it
/// @param eTag of this content
/// @param policy what it may load and run
record Shell(String html, String eTag, String policy) {
  static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  static Shell of(String html, String policy) {
    return new Shell(html, "\"" + HexFormat.of().formatHex(Sha256.of(html), 0, 12) + "\"", policy);
  }

  /// Asked for anew each time, and then mostly answered by "as you have it".
  ServerResponse answer(HttpStatusCode status) {
    return with(status).body(html);
  }

  /// The same with a further header.
  ServerResponse answer(HttpStatusCode status, String header, String value) {
    return with(status).header(header, value).body(html);
  }

  private ServerResponse.BodyBuilder with(HttpStatusCode status) {
    return ServerResponse.status(status)
        .contentType(HTML)
        .header("Content-Security-Policy", policy)
        .header("Referrer-Policy", "same-origin")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
        .cacheControl(CacheControl.noCache())
        .eTag(eTag);
  }
}
