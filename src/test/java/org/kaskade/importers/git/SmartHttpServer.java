package org.kaskade.importers.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/// Serves bare repositories by Git's smart HTTP protocol on the loopback interface, and can be told
/// to misbehave.
public final class SmartHttpServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Path> repositories = new ConcurrentHashMap<>();
  private final Map<String, String> redirects = new ConcurrentHashMap<>();
  final AtomicInteger requests = new AtomicInteger();
  final AtomicInteger packs = new AtomicInteger();
  public volatile boolean breaksOff;
  public volatile boolean hangs;
  public volatile int status = 200;

  /// `user:password` that it asks for; null for anybody.
  public volatile @Nullable String signIn;

  public SmartHttpServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public String serve(String name, Path repository) {
    repositories.put(name, repository);
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  public void redirect(String name, String target) {
    redirects.put(name, target);
  }

  public String address(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String name = path.split("/", -1)[1];
      String target = redirects.get(name);
      Path repository = repositories.get(name);
      if (hangs) {
        Thread.sleep(20_000);
      } else if (target != null) {
        String query = exchange.getRequestURI().getQuery();
        exchange
            .getResponseHeaders()
            .add(
                "Location",
                target + path.substring(name.length() + 1) + (query == null ? "" : "?" + query));
        exchange.sendResponseHeaders(302, -1);
      } else if (!mayRead(exchange)) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"repositories\"");
        exchange.sendResponseHeaders(401, -1);
      } else if (repository == null || status != 200) {
        exchange.sendResponseHeaders(repository == null ? 404 : status, -1);
      } else {
        serve(exchange, repository);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean mayRead(HttpExchange exchange) {
    String wanted = signIn;
    return wanted == null
        || ("Basic " + Base64.getEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8)))
            .equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private void serve(HttpExchange exchange, Path path) throws IOException {
    try (Repository repository = Repositories.build(path);
        UploadPack upload = new UploadPack(repository)) {
      upload.setBiDirectionalPipe(false);
      String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
      if (protocol != null) {
        upload.setExtraParameters(java.util.Set.of(protocol));
      }
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      boolean listing = exchange.getRequestURI().getPath().endsWith("/info/refs");
      if (listing) {
        PacketLineOut out = new PacketLineOut(answer);
        if (!"version=2".equals(protocol)) {
          out.writeString("# service=git-upload-pack\n");
          out.end();
        }
        upload.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(out));
      } else {
        InputStream request = exchange.getRequestBody();
        upload.upload(
            "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(request)
                : request,
            answer,
            null);
      }
      boolean pack = new String(answer.toByteArray(), StandardCharsets.ISO_8859_1).contains("PACK");
      if (pack) {
        packs.incrementAndGet();
      }
      exchange
          .getResponseHeaders()
          .add(
              "Content-Type",
              "application/x-git-upload-pack-" + (listing ? "advertisement" : "result"));
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        byte[] bytes = answer.toByteArray();
        out.write(bytes, 0, pack && breaksOff ? bytes.length * 2 / 3 : bytes.length);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
