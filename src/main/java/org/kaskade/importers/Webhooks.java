package org.kaskade.importers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.git.SecretReference;
import org.kaskade.importers.git.UnusableSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes a forge's word that something was pushed: `POST /hooks/<source>`.
///
/// Answers at once; the sync comes with the source's next turn, so that a burst of messages makes
/// one. A message that comes twice is taken once. Who can't sign learns nothing, not even which
/// sources there are.
final class Webhooks {
  static final String PATH = "/hooks/{source}";

  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What is compared with where there is no secret, so that the answer takes as long.
  private static final String NO_SECRET = "no secret";

  private static final List<String> DELIVERIES =
      List.of(
          "webhook-id",
          "X-GitHub-Delivery",
          "X-Forgejo-Delivery",
          "X-Gitea-Delivery",
          "X-Gogs-Delivery",
          "Idempotency-Key",
          "X-Request-UUID",
          "X-Request-Id");

  private final Sources sources;
  private final SyncTurns turns;
  private final Clock clock;
  private final DataSize largest;

  /// Longer than forges try again by themselves.
  private final Cache<String, Boolean> seen =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofHours(1)).build();

  Webhooks(Sources sources, SyncTurns turns, Clock clock, DataSize largest) {
    this.sources = sources;
    this.turns = turns;
    this.clock = clock;
    this.largest = largest;
  }

  ServerResponse receive(ServerRequest request) throws IOException {
    byte[] body = body(request);
    if (body.length > largest.toBytes()) {
      return answer(
          HttpStatus.CONTENT_TOO_LARGE,
          "The message has more than %,d bytes (kaskade.limits.webhook-body)."
              .formatted(largest.toBytes()));
    }
    Function<String, @Nullable String> header = request.headers()::firstHeader;
    Optional<Source> found = sources.find(request.pathVariable("source"));
    String secret = found.map(Webhooks::secret).orElse(null);
    boolean signed =
        WebhookSignature.isValid(
            header, body, secret == null ? NO_SECRET : secret, clock.instant());
    if (found.isEmpty() || secret == null || !signed) {
      return answer(
          HttpStatus.UNAUTHORIZED,
          "No source of this name takes a message with this signature. Compare the name, the secret"
              + " of the webhook, and 'webhookSecret' of the source.");
    }
    return taken(found.get(), header, body);
  }

  private byte[] body(ServerRequest request) throws IOException {
    return request
        .servletRequest()
        .getInputStream()
        .readNBytes(Math.toIntExact(largest.toBytes() + 1));
  }

  private ServerResponse taken(
      Source source, Function<String, @Nullable String> header, byte[] body) {
    if (!WebhookPush.isPush(header)) {
      return answer(HttpStatus.OK, "Nothing was pushed.");
    }
    WebhookPush push;
    try {
      push = WebhookPush.of(message(header, body));
    } catch (JacksonException | IllegalArgumentException unreadable) {
      return answer(
          HttpStatus.BAD_REQUEST, "The message is not JSON. Let the forge send application/json.");
    }
    if (!push.concerns(source.branch())) {
      return answer(HttpStatus.OK, "The branch of this source was not pushed to.");
    }
    String delivery = delivery(source, header);
    if (delivery != null && seen.getIfPresent(delivery) != null) {
      return answer(HttpStatus.OK, "This message came before.");
    }
    turns.ask(source.name());
    if (delivery != null) {
      seen.put(delivery, true);
    }
    return answer(HttpStatus.ACCEPTED, "The source will be synced.");
  }

  /// What a message has in common with its repetitions, and with no other.
  private static @Nullable String delivery(
      Source source, Function<String, @Nullable String> header) {
    return DELIVERIES.stream()
        .filter(name -> header.apply(name) != null)
        .findFirst()
        .map(name -> source.name() + "/" + header.apply(name))
        .orElse(null);
  }

  /// GitHub sends a form unless it is told otherwise.
  private static JsonNode message(Function<String, @Nullable String> header, byte[] body) {
    String type = header.apply("Content-Type");
    if (type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
      String form = new String(body, StandardCharsets.UTF_8);
      return JSON.readTree(
          form.startsWith("payload=")
              ? URLDecoder.decode(form.substring("payload=".length()), StandardCharsets.UTF_8)
              : "");
    }
    return JSON.readTree(body);
  }

  private static @Nullable String secret(Source source) {
    SecretReference reference = source.secrets().webhookSecret();
    try {
      return reference == null ? null : reference.read();
    } catch (UnusableSource unreadable) {
      LOG.warn("The webhook of {} takes nothing: {}", source.name(), unreadable.getMessage());
      return null;
    }
  }

  private static ServerResponse answer(HttpStatus status, String message) {
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(JSON.writeValueAsBytes(Map.of("message", message)));
  }
}
