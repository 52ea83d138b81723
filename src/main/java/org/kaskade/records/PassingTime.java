package org.kaskade.records;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordType;
import org.kaskade.store.StoreWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Takes the transitions that time brings about: `after`, and `then` of a validity.
///
/// Several processes may look at once: the version each expects lets one of them through.
@Component
class PassingTime extends StoreWatch {
  private static final Logger LOG = LoggerFactory.getLogger(PassingTime.class);
  private static final int AT_ONCE = 100;

  private final RecordStore store;
  private final Records records;
  private final TransitionOffers offers;
  private final CmdbSchema schema;
  private final Clock clock;

  PassingTime(
      RecordStore store,
      Records records,
      TransitionOffers offers,
      CmdbSchema schema,
      Clock clock,
      @Value("${kaskade.records.look-every-ms:30000}") long lookEveryMs) {
    super("schedule-records", Duration.ofMillis(lookEveryMs));
    this.store = store;
    this.records = records;
    this.offers = offers;
    this.schema = schema;
    this.clock = clock;
  }

  @Override
  protected void look() {
    for (String number : store.due(clock.instant(), AT_ONCE)) {
      pass(number);
    }
  }

  private void pass(String number) {
    try {
      store.find(List.of(number)).values().forEach(this::pass);
    } catch (RequestRefused refused) {
      LOG.info("{} stays as it is though its time has come: {}", number, refused.getMessage());
    }
  }

  /// Takes the transition whose time has come, unless something stands in its way.
  private void pass(KeptRecord record) {
    Instant now = clock.instant();
    RecordType type = schema.recordType(record.type()).orElseThrow();
    type.transitions().values().stream()
        .filter(transition ->
            Validity.dueOf(type, record, transition).filter(due -> !now.isBefore(due)).isPresent())
        .filter(transition ->
            offers.obstacle(type, record, transition, Records.PROGRAM, true, now).isEmpty())
        .findFirst()
        .ifPresent(transition ->
            records.perform(
                record.number(), transition.name(), Map.of(), record.version(), Records.PROGRAM));
  }
}
