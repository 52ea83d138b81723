package org.kaskade.graphql;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/// GraphQL over WebSocket, protocol `graphql-transport-ws`, to pages of the server's own origin and
/// to programs, which have none.
final class GraphQlSocket extends GraphQlWebSocketHandler {
  private static final Logger LOG = LoggerFactory.getLogger(GraphQlSocket.class);

  /// The protocol's word for what makes no sense.
  private static final CloseStatus INVALID = new CloseStatus(4400, "Invalid message");

  GraphQlSocket(
      WebGraphQlHandler graphQl,
      HttpMessageConverter<Object> json,
      Duration initTimeout,
      Duration keepAlive) {
    super(graphQl, json, initTimeout, keepAlive, new CorsConfiguration());
  }

  /// Anyone can send anything before signing in: that is worth a word to them, none in the log.
  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message)
      throws IOException {
    try {
      super.handleTextMessage(session, message);
    } catch (Exception unreadable) {
      LOG.debug("A message of WebSocket {} is unreadable", session.getId(), unreadable);
      session.close(INVALID);
    }
  }
}
