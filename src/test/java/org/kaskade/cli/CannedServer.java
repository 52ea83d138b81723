package org.kaskade.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server that gives the answers it was told to, and keeps what it was asked.
final class CannedServer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final Deque<String> answers = new ArrayDeque<>();
  private final List<JsonNode> asked = new ArrayList<>();

  CannedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/graphql",
        exchange -> {
          asked.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
          byte[] answer = answers.removeFirst().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  /// The `data` of the next answer.
  void answers(String data) {
    answers.add("{\"data\":" + data + "}");
  }

  /// The variables of a request, the first is 0.
  JsonNode variables(int request) {
    return asked.get(request).get("variables");
  }

  int requests() {
    return asked.size();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
