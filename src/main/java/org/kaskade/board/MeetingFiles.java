package org.kaskade.board;

import java.nio.charset.StandardCharsets;
import org.kaskade.drawing.Language;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.Records;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Serves agendas and minutes to whoever may ask: `/board/CAB-000001/agenda.md` and
/// `…/minutes.pdf`, with `?language=de` in German.
@Configuration(proxyBeanMethods = false)
class MeetingFiles {
  private static final String TYPE = "BoardMeeting";
  private static final String PATH =
      "/board/{number:[A-Z]+-[0-9]{1,12}}/{what:agenda|minutes}.{form:md|pdf}";

  @Bean
  RouterFunction<ServerResponse> meetingTexts(Records records, MeetingFields fields) {
    return RouterFunctions.route().GET(PATH, request -> text(request, records, fields)).build();
  }

  private static ServerResponse text(ServerRequest request, Records records, MeetingFields fields) {
    String number = request.pathVariable("number");
    KeptRecord meeting =
        records.find(number).filter(record -> record.type().equals(TYPE)).orElse(null);
    if (meeting == null) {
      return ServerResponse.status(HttpStatus.NOT_FOUND)
          .contentType(MediaType.TEXT_PLAIN)
          .body(
              "There is no meeting %s. List them with the query 'boardMeetings'."
                  .formatted(number));
    }
    Language language = Language.named(request.param("language").orElse(null));
    String text =
        request.pathVariable("what").equals("agenda")
            ? fields.agendaMarkdown(meeting, language.tag())
            : fields.minutesMarkdown(meeting, language.tag());
    return request.pathVariable("form").equals("pdf")
        ? ServerResponse.ok()
            .contentType(MediaType.APPLICATION_PDF)
            .body(MeetingPaper.pdf(text, language))
        : ServerResponse.ok()
            .contentType(new MediaType(MediaType.TEXT_MARKDOWN, StandardCharsets.UTF_8))
            .body(text);
  }
}
