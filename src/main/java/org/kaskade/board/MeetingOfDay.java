package org.kaskade.board;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.Records;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Leads from a day, `/board/2026-11-24`, to the meeting that talks about its changes; to the list
/// of meetings, which says so, where there is none.
@Configuration(proxyBeanMethods = false)
class MeetingOfDay {
  private static final String TYPE = "BoardMeeting";
  private static final String FROM = "from";

  /// It doesn't take place.
  private static final String DROPPED = "DROPPED";

  @Bean
  RouterFunction<ServerResponse> meetingsByDay(
      Records records, @Value("${kaskade.time-zone:UTC}") ZoneId zone) {
    return RouterFunctions.route()
        .GET(
            "/board/{day:[0-9]{4}-[0-9]{2}-[0-9]{2}}",
            request ->
                ServerResponse.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(page(request, records, zone)))
                    .build())
        .build();
  }

  private static String page(ServerRequest request, Records records, ZoneId zone) {
    String given = request.pathVariable("day");
    return day(given)
        .flatMap(day -> meeting(records, day, zone))
        .map(meeting -> "/board/" + meeting.number())
        .orElse("/board?day=" + given);
  }

  private static Optional<LocalDate> day(String given) {
    try {
      return Optional.of(LocalDate.parse(given));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  /// Of several, the one that begins last: a meeting about a day goes before one about its month.
  private static Optional<KeptRecord> meeting(Records records, LocalDate day, ZoneId zone) {
    Instant start = day.atStartOfDay(zone).toInstant();
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    return records.overlapping(TYPE, FROM, "to", start, end).stream()
        .filter(meeting -> !meeting.state().equals(DROPPED))
        .max(
            Comparator.comparing((KeptRecord meeting) -> meeting.instant(FROM).orElse(Instant.MIN))
                .thenComparing(KeptRecord::number));
  }
}
