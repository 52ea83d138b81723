package org.kaskade.windows;

import java.time.Clock;
import org.kaskade.access.FeedPaths;
import org.kaskade.access.OpenRequests;
import org.kaskade.access.SignIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// Puts the feed of changes at its address.
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {
  @Bean
  RouterFunction<ServerResponse> scheduleFeed(
      ForwardSchedule schedule, ChangeCalendar calendar, SignIn signIn, Clock clock) {
    ScheduleFeed feed = new ScheduleFeed(schedule, calendar, signIn, clock);
    return RouterFunctions.route().GET(ScheduleFeed.PATH, feed::handle).build();
  }

  @Bean
  FeedPaths schedulePath() {
    return FeedPaths.of(ScheduleFeed.PATH);
  }

  /// Programs that read calendars can't send headers: the feed looks at the token itself.
  @Bean
  OpenRequests schedulesWithTokenInAddress() {
    var get = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, ScheduleFeed.PATH);
    return new OpenRequests(request ->
        get.matches(request)
            && request.getHeader(HttpHeaders.AUTHORIZATION) == null
            && request.getParameter(ScheduleFeed.TOKEN) != null);
  }
}
