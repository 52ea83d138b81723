package org.kaskade.estate;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.RequestRefused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/// Tells listeners of changes of the estate.
@Controller
class EstateSubscriptions {
  private final RevisionFeed feed;
  private final ClassNames classNames;

  EstateSubscriptions(RevisionFeed feed, ClassNames classNames) {
    this.feed = feed;
    this.classNames = classNames;
  }

  @SubscriptionMapping
  Flux<EstateChange> estateChanged(
      @Argument @Nullable Integer fromRevision, @Argument @Nullable EstateChangeFilter filter) {
    EstateChangeFilter given = filter == null ? EstateChangeFilter.ALL : filter;
    Predicate<CiTransition> wanted = given.cis(classNames);
    return Flux.create(
        sink -> listen(sink, fromRevision, given, wanted), FluxSink.OverflowStrategy.ERROR);
  }

  private void listen(
      FluxSink<EstateChange> sink,
      @Nullable Integer fromRevision,
      EstateChangeFilter filter,
      Predicate<CiTransition> wanted) {
    int era = feed.join();
    int newest = feed.latest();
    if (fromRevision != null && (fromRevision < 0 || fromRevision > newest)) {
      feed.leave();
      sink.error(
          RequestRefused.invalid(
              "UNKNOWN_REVISION",
              "Revision %d has not come about: the newest is %d. Give a number from 0 to that, or leave fromRevision out."
                  .formatted(fromRevision, newest)));
      return;
    }
    int from = fromRevision == null ? newest : fromRevision;
    Thread listening =
        Thread.ofVirtual()
            .name("estate-listener")
            .unstarted(new ChangeListener(feed, filter, wanted, sink, era, from));
    sink.onDispose(() -> {
      feed.leave();
      listening.interrupt();
    });
    listening.start();
  }
}
