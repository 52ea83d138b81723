package org.kaskade;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks `graphql-transport-ws`.
public final class SocketListener implements WebSocket.Listener, AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final StringBuilder partial = new StringBuilder();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  /// @param headers of the handshake
  public SocketListener(int port, Map<String, String> headers) {
    WebSocket.Builder builder = client.newWebSocketBuilder().subprotocols("graphql-transport-ws");
    headers.forEach(builder::header);
    socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/graphql"), this).join();
  }

  /// Signed in by the first message.
  public static SocketListener signedIn(int port, String token) throws InterruptedException {
    SocketListener listener = new SocketListener(port, Map.of());
    listener.send(
        Map.of("type", "connection_init", "payload", Map.of("authorization", "Bearer " + token)));
    if (!listener.message().get("type").asString().equals("connection_ack")) {
      throw new AssertionError("not signed in");
    }
    return listener;
  }

  public void subscribe(String id, String document, Map<String, ?> variables) {
    send(
        Map.of(
            "type",
            "subscribe",
            "id",
            id,
            "payload",
            Map.of("query", document, "variables", variables)));
  }

  public void send(Map<String, ?> message) {
    sendText(JSON.writeValueAsString(message));
  }

  public void sendText(String text) {
    socket.sendText(text, true).join();
  }

  /// The next message that is no sign of life.
  public JsonNode message() throws InterruptedException {
    while (true) {
      JsonNode message = messages.poll(20, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("no message within 20 s; closed: " + closed.getNow(-1));
      }
      if (!message.get("type").asString().equals("ping")) {
        return message;
      }
    }
  }

  /// The next message, signs of life included.
  public JsonNode anyMessage() throws InterruptedException {
    JsonNode message = messages.poll(20, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("no message within 20 s");
    }
    return message;
  }

  /// The status the server closes with.
  public int closeStatus() throws Exception {
    return closed.get(20, TimeUnit.SECONDS);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      messages.add(JSON.readTree(partial.toString()));
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
