package org.kaskade.impact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.kaskade.access.CurrentActor;
import org.kaskade.graph.Patience;
import org.kaskade.graphql.RequestRefused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// The questions this process is working on: how far each is, and a way to end it.
@Controller
class RunningQuestions {
  private static final int LONGEST_ABOUT = 200;

  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final CurrentActor actor;
  private final Clock clock;

  RunningQuestions(CurrentActor actor, Clock clock) {
    this.actor = actor;
    this.clock = clock;
  }

  /// One question while it is worked on.
  static final class Running {
    private final String id;
    private final String question;
    private final String about;
    private final String askedBy;
    private final Instant askedAt;
    private final Patience patience;
    private volatile long done;
    private volatile long total;

    private Running(
        String id, String question, String about, String askedBy, Instant askedAt, Duration limit) {
      this.id = id;
      this.question = question;
      this.about = about;
      this.askedBy = askedBy;
      this.askedAt = askedAt;
      this.patience = Patience.of(limit, this::progress);
    }

    private void progress(long stepsDone, long stepsTotal) {
      done = stepsDone;
      total = stepsTotal;
    }

    public String id() {
      return id;
    }

    public String question() {
      return question;
    }

    public String about() {
      return about;
    }

    public String askedBy() {
      return askedBy;
    }

    public Instant askedAt() {
      return askedAt;
    }

    /// From 0 to 1.
    public double progress() {
      long of = total;
      return of == 0 ? 0 : Math.min(1, (double) done / of);
    }
  }

  /// Works on a question and lists it meanwhile.
  ///
  /// @param question the name of the field that asks it
  /// @param about the keys it is asked about
  /// @param limit how long it may take
  <T> T run(String question, Collection<String> about, Duration limit, Function<Patience, T> work) {
    String keys = String.join(", ", about);
    Running entry =
        new Running(
            UUID.randomUUID().toString(),
            question,
            keys.length() > LONGEST_ABOUT ? keys.substring(0, LONGEST_ABOUT) + "…" : keys,
            actor.name(),
            clock.instant(),
            limit);
    running.put(entry.id, entry);
    try {
      return work.apply(entry.patience);
    } finally {
      running.remove(entry.id);
    }
  }

  @QueryMapping
  List<Running> runningQuestions() {
    return running.values().stream().sorted(Comparator.comparing(Running::askedAt)).toList();
  }

  @MutationMapping
  boolean cancelQuestion(@Argument String id) {
    Running entry = running.get(id);
    if (entry == null) {
      return false;
    }
    if (!entry.askedBy.equals(actor.name()) && !actor.administrator()) {
      throw RequestRefused.forbidden(
          "NOT_YOURS", "This question was asked by somebody else. Ask them, or an administrator.");
    }
    entry.patience.cancel();
    return true;
  }
}
