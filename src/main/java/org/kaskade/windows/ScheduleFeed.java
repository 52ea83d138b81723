package org.kaskade.windows;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaskade.access.SignIn;
import org.kaskade.access.TokenFingerprint;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.RecordLink;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// The forward schedule as a calendar that people subscribe to.
///
/// Changes that end are no longer in it, and so leave the calendars of its readers.
final class ScheduleFeed {
  static final String PATH = "/changes.ics";

  /// The parameter of an address that holds a feed token.
  static final String TOKEN = "token";

  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);
  private static final Duration BACK = Duration.ofDays(7);
  private static final Duration AHEAD = Duration.ofDays(180);
  private static final int SHOWN_CIS = 20;

  private final ForwardSchedule schedule;
  private final ChangeCalendar calendar;
  private final SignIn signIn;
  private final Clock clock;

  ScheduleFeed(ForwardSchedule schedule, ChangeCalendar calendar, SignIn signIn, Clock clock) {
    this.schedule = schedule;
    this.calendar = calendar;
    this.signIn = signIn;
    this.clock = clock;
  }

  /// Who comes here with a header was let in at the door; a token in the address is looked at here.
  ServerResponse handle(ServerRequest request) {
    Optional<String> inAddress = request.param(TOKEN);
    if (inAddress.isPresent() && signIn.inAddress(inAddress.get()).isEmpty()) {
      return ServerResponse.status(HttpStatus.UNAUTHORIZED)
          .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"kaskade\"")
          .contentType(MediaType.TEXT_PLAIN)
          .body(
              "An address takes a token with the role feed alone, one that was issued for it, is"
                  + " valid and wasn't withdrawn. Send any other in the header Authorization:"
                  + " Bearer <token>.\n");
    }
    String text = text();
    String tag = "\"" + TokenFingerprint.of(text).substring(0, 32) + "\"";
    ServerResponse.BodyBuilder answer =
        request.headers().header(HttpHeaders.IF_NONE_MATCH).contains(tag)
            ? ServerResponse.status(HttpStatus.NOT_MODIFIED)
            : ServerResponse.ok();
    answer.eTag(tag).cacheControl(CacheControl.noCache().cachePrivate());
    return request.headers().header(HttpHeaders.IF_NONE_MATCH).contains(tag)
        ? answer.build()
        : answer
            .contentType(CALENDAR)
            .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"changes.ics\"")
            .body(text.getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    Instant now = clock.instant();
    TimeSpan stretch = new TimeSpan(now.minus(BACK), now.plus(AHEAD));
    CalendarText text =
        new CalendarText()
            .line("BEGIN", "VCALENDAR")
            .line("VERSION", "2.0")
            .line("PRODID", "-//Kaskade//Forward schedule of changes//EN")
            .line("METHOD", "PUBLISH")
            .words("X-WR-CALNAME", "Changes")
            .line("REFRESH-INTERVAL;VALUE=DURATION", "PT15M")
            .line("X-PUBLISHED-TTL", "PT15M");
    schedule.within(stretch, Set.of()).forEach(entry -> addChange(text, entry));
    calendar.blackouts(stretch).forEach(blackout -> addBlackout(text, blackout));
    return text.line("END", "VCALENDAR").toString();
  }

  private static void addChange(CalendarText text, ForwardSchedule.Entry entry) {
    KeptRecord change = entry.change();
    text.line("BEGIN", "VEVENT")
        .line("UID", change.number() + "@kaskade")
        .line("SEQUENCE", Integer.toString(change.version()))
        .time("DTSTAMP", change.changed())
        .time("LAST-MODIFIED", change.changed())
        .time("DTSTART", entry.time().start())
        .time("DTEND", entry.time().end())
        .words(
            "SUMMARY",
            "%s %s (%s)"
                .formatted(change.number(), change.text("title").orElse(""), word(change.state())))
        .words("DESCRIPTION", description(change))
        .words("CATEGORIES", word(change.text("type").orElse("change")))
        .line("STATUS", change.stateKind().equals("waiting") ? "TENTATIVE" : "CONFIRMED")
        .line("END", "VEVENT");
  }

  private static String description(KeptRecord change) {
    List<RecordLink> cis = change.linked("changes");
    String named =
        cis.stream().limit(SHOWN_CIS).map(RecordLink::to).collect(Collectors.joining("\n"));
    return "Requested by %s%s\n%s%s"
        .formatted(
            change.requester(),
            change.text("implementer").map(who -> ", carried out by " + who).orElse(""),
            named,
            cis.size() > SHOWN_CIS ? "\nand %d more".formatted(cis.size() - SHOWN_CIS) : "");
  }

  private static void addBlackout(CalendarText text, Occurrence blackout) {
    text.line("BEGIN", "VEVENT")
        .line(
            "UID",
            "%s-%d@kaskade".formatted(blackout.number(), blackout.time().start().getEpochSecond()))
        // A rule's occurrence has no time of its own at which it was written.
        .time("DTSTAMP", blackout.time().start())
        .time("DTSTART", blackout.time().start())
        .time("DTEND", blackout.time().end())
        .words("SUMMARY", "Blackout: " + blackout.title())
        .words(
            "DESCRIPTION",
            blackout.of().isEmpty()
                ? "Nothing may be changed."
                : "None of these may be changed:\n"
                    + blackout.of().stream().limit(SHOWN_CIS).collect(Collectors.joining("\n"))
                    + (blackout.of().size() > SHOWN_CIS
                        ? "\nand %d more".formatted(blackout.of().size() - SHOWN_CIS)
                        : ""))
        .line("CATEGORIES", "blackout")
        .line("TRANSP", "TRANSPARENT")
        .line("END", "VEVENT");
  }

  private static String word(String value) {
    return value.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
