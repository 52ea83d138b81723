package org.kaskade;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Listens to a subscription as server-sent events.
public final class EventStreamListener implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client;
  private final HttpResponse<Stream<String>> response;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  private EventStreamListener(HttpClient client, HttpResponse<Stream<String>> response) {
    this.client = client;
    this.response = response;
  }

  /// Returns when the server says that it is listening.
  public static EventStreamListener open(
      int port, String token, String document, Map<String, ?> variables)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpResponse<Stream<String>> response =
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token)
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("query", document, "variables", variables))))
                .build(),
            HttpResponse.BodyHandlers.ofLines());
    EventStreamListener listener = new EventStreamListener(client, response);
    Thread _ = Thread.ofVirtual().start(listener::read);
    return listener;
  }

  private void read() {
    try (Stream<String> lines = response.body()) {
      String event = "";
      for (Iterator<String> line = lines.iterator(); line.hasNext(); ) {
        String text = line.next();
        if (text.startsWith("event: ")) {
          event = text.substring(7);
        } else if (text.startsWith("data: ")) {
          events.add(event + " " + text.substring(6));
        } else if (text.startsWith(":")) {
          events.add(":");
        }
      }
    } catch (RuntimeException closed) {
      events.add("closed");
    }
  }

  public HttpResponse<Stream<String>> response() {
    return response;
  }

  /// What comes next, signs of life left out: `next {…}` or `complete `.
  public String event() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String event = ":";
    while (event.equals(":")) {
      event = raw(Duration.ofNanos(end - System.nanoTime()));
    }
    return event;
  }

  public String raw(Duration atMost) throws InterruptedException {
    String event = events.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (event == null) {
      throw new AssertionError("nothing came within " + atMost);
    }
    return event;
  }

  /// Whether nothing but signs of life comes for a while.
  public boolean isSilentFor(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      String event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (event != null && !event.equals(":")) {
        return false;
      }
    }
    return true;
  }

  /// The next result.
  public JsonNode next() throws InterruptedException {
    String event = event();
    if (!event.startsWith("next ")) {
      throw new AssertionError("no result but: " + event);
    }
    return JSON.readTree(event.substring(5));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
