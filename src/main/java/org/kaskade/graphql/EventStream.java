package org.kaskade.graphql;

import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import tools.jackson.databind.json.JsonMapper;

/// Answers as server-sent events, the way graphql-sse lays down for a connection per operation: an
/// event `next` for each result, one `complete` at the end.
///
/// The thread of the request waits for events; it is a virtual one. An event is asked for when the
/// one before is on its way, so a slow reader holds nothing here. A client that has gone is noticed
/// by the next event or sign of life.
final class EventStream {
  private static final byte[] COMPLETE =
      "event: complete\ndata: \n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SIGN_OF_LIFE = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private final Duration keepAlive;
  private final SubscriptionErrors errors;
  private final JsonMapper json;

  EventStream(Duration keepAlive, SubscriptionErrors errors, JsonMapper json) {
    this.keepAlive = keepAlive;
    this.errors = errors;
    this.json = json;
  }

  /// One result and the end.
  void write(Map<String, Object> result, OutputStream out) throws IOException {
    next(result, out);
    out.write(COMPLETE);
    out.flush();
  }

  /// All results until the end, or until the client has gone.
  void write(Publisher<ExecutionResult> results, HttpServletResponse response) throws IOException {
    Listener listener = new Listener();
    results.subscribe(listener);
    try {
      OutputStream out = response.getOutputStream();
      // Tells the client that it is listening.
      out.write(SIGN_OF_LIFE);
      response.flushBuffer();
      for (boolean more = true; more; ) {
        Signal signal = listener.await(keepAlive);
        more = !(signal instanceof Ended);
        write(signal, out);
        out.flush();
        if (signal instanceof Result) {
          listener.more();
        }
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      listener.cancel();
    }
  }

  private void write(Signal signal, OutputStream out) throws IOException {
    switch (signal) {
      case Result(ExecutionResult result) -> next(result.toSpecification(), out);
      case Silence() -> out.write(SIGN_OF_LIFE);
      case Ended(Throwable failure) -> {
        if (failure != null) {
          next(RunningSubscriptions.lastWords(failure, errors).toSpecification(), out);
        }
        out.write(COMPLETE);
      }
    }
  }

  private void next(Map<String, Object> result, OutputStream out) throws IOException {
    out.write("event: next\ndata: ".getBytes(StandardCharsets.UTF_8));
    // JSON on one line, as events want it.
    out.write(json.writeValueAsBytes(result));
    out.write("\n\n".getBytes(StandardCharsets.UTF_8));
  }

  private sealed interface Signal {}

  private record Result(ExecutionResult result) implements Signal {}

  private record Silence() implements Signal {}

  private record Ended(@Nullable Throwable failure) implements Signal {}

  private static final class Listener extends BaseSubscriber<ExecutionResult> {
    /// One result at the most, and the end.
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

    Signal await(Duration atMost) throws InterruptedException {
      Signal signal = signals.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return signal == null ? new Silence() : signal;
    }

    void more() {
      request(1);
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      request(1);
    }

    @Override
    protected void hookOnNext(ExecutionResult result) {
      signals.add(new Result(result));
    }

    @Override
    protected void hookOnComplete() {
      signals.add(new Ended(null));
    }

    @Override
    protected void hookOnError(Throwable failure) {
      signals.add(new Ended(failure));
    }
  }
}
