package org.kaskade.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaskade.GraphQlDoor;
import tools.jackson.databind.JsonNode;

/// The forward schedule, over GraphQL and as a calendar.
class ScheduleIT extends GraphQlDoor {
  private final Instant start =
      Instant.now().plus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);

  private final String name = "sit-" + UUID.randomUUID().toString().substring(0, 8);
  private final String database = "database:" + name;

  @BeforeEach
  void thereIsADatabase() {
    register(
        name,
        "REPLACE",
        List.of(Map.of("class", "Database", "name", name, "key", database)),
        List.of());
  }

  private String proposed(String title, Instant start) {
    return data(
            "mutation($input: ProposedChangeInput!) { proposeChange(input: $input) { number } }",
            Map.of(
                "input",
                Map.of(
                    "title", title,
                    "changes", List.of(Map.of("key", database)),
                    "start", start.toString(),
                    "end", start.plus(1, ChronoUnit.HOURS).toString())))
        .at("/proposeChange/number")
        .asString();
  }

  private String submitted(String title, Instant start) {
    String number = proposed(title, start);
    data("mutation { submitChange(number: \"%s\") { state } }".formatted(number));
    return number;
  }

  private JsonNode schedule(Instant from, Instant to, int first) {
    return data(
            """
            query($from: DateTime!, $to: DateTime!, $of: [ID!], $first: Int) {
              forwardSchedule(from: $from, to: $to, of: $of, first: $first) {
                nodes { number title } totalCount pageInfo { hasNextPage }
              }
            }
            """,
            Map.of(
                "from",
                from.toString(),
                "to",
                to.toString(),
                "of",
                List.of(database),
                "first",
                first))
        .get("forwardSchedule");
  }

  private HttpResponse<String> feed(String query, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/changes.ics" + query));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private CalendarComponent event(String calendar, String number) throws Exception {
    return new CalendarBuilder()
        .build(new StringReader(calendar)).getComponents().stream()
            .filter(event ->
                event
                    .getProperty(Property.UID)
                    .map(uid -> uid.getValue().equals(number + "@kaskade"))
                    .orElse(false))
            .findFirst()
            .orElseThrow();
  }

  private static String value(CalendarComponent event, String property) {
    return event.getProperty(property).orElseThrow().getValue();
  }

  @Test
  void listsChangesToComeByStart() {
    String later = submitted("later", start.plus(5, ChronoUnit.HOURS));
    String earlier = submitted("earlier", start);
    proposed("a draft", start);

    JsonNode found = schedule(start, start.plus(1, ChronoUnit.DAYS), 10);

    assertThat(found.get("nodes").toString())
        .isEqualTo(
            """
            [{"number":"%s","title":"earlier"},{"number":"%s","title":"later"}]\
            """
                .formatted(earlier, later));
    assertThat(schedule(start, start.plus(2, ChronoUnit.HOURS), 10).get("totalCount").asInt())
        .isEqualTo(1);
    assertThat(
            schedule(start, start.plus(1, ChronoUnit.DAYS), 1)
                .at("/pageInfo/hasNextPage")
                .asBoolean())
        .isTrue();
  }

  @Test
  void isACalendarForOthersToRead() throws Exception {
    String number = submitted("Disks, controllers; and cables", start);

    HttpResponse<String> answer = feed("", "Authorization", "Bearer " + TOKEN);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/calendar;charset=UTF-8");
    CalendarComponent event = event(answer.body(), number);
    assertThat(value(event, Property.SUMMARY))
        .isEqualTo(number + " Disks, controllers; and cables (submitted)");
    assertThat(value(event, Property.STATUS)).isEqualTo("TENTATIVE");
    assertThat(value(event, Property.DESCRIPTION)).contains(database, "administrator");
    assertThat(value(event, Property.DTSTART)).isEqualTo(start.toString().replaceAll("[-:]", ""));
  }

  @Test
  void answersNothingNewWhileNothingChanged() throws Exception {
    String tag =
        feed("", "Authorization", "Bearer " + TOKEN).headers().firstValue("ETag").orElseThrow();

    assertThat(feed("", "Authorization", "Bearer " + TOKEN, "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    submitted("something new", start);
    assertThat(feed("", "Authorization", "Bearer " + TOKEN, "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void showsBlackouts() throws Exception {
    String number =
        data(
                "mutation($input: BlackoutInput!) { createBlackout(input: $input) { number } }",
                Map.of(
                    "input",
                    Map.of(
                        "title",
                        "Stocktaking of " + name,
                        "starts",
                        start.toString().substring(0, 16),
                        "lasts",
                        "PT6H",
                        "zone",
                        "UTC",
                        "of",
                        List.of(Map.of("key", database)))))
            .at("/createBlackout/number")
            .asString();
    data("mutation { enactBlackout(number: \"%s\") { state } }".formatted(number));

    String calendar = feed("", "Authorization", "Bearer " + TOKEN).body();

    assertThat(value(event(calendar, number + "-" + start.getEpochSecond()), Property.SUMMARY))
        .isEqualTo("Blackout: Stocktaking of " + name);
    data("mutation { endBlackout(number: \"%s\") { state } }".formatted(number));
  }

  @Test
  void takesAFeedTokenFromTheAddressAndNoOther() throws Exception {
    String feedToken = tokenOf("feed-" + name, List.of(), List.of("feed"));
    String viewer = tokenOf("viewer-" + name, List.of(), List.of("viewer"));

    assertThat(feed("?token=" + feedToken).statusCode()).isEqualTo(200);
    assertThat(feed("", "Authorization", "Bearer " + feedToken).statusCode()).isEqualTo(200);
    assertThat(feed("", "Authorization", "Bearer " + viewer).statusCode()).isEqualTo(200);
    for (String refused : List.of(viewer, TOKEN, "kaskade_unknown", "")) {
      HttpResponse<String> answer = feed("?token=" + refused);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).doesNotContain("VCALENDAR");
    }
    assertThat(feed("").statusCode()).isEqualTo(401);
    assertThat(feed("?token=" + feedToken, "Authorization", "Bearer wrong").statusCode())
        .isEqualTo(401);
  }
}
