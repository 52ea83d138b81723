package org.kaskade.graphql;

import java.util.Map;
import org.kaskade.access.SignIn;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import reactor.core.publisher.Mono;

/// Signs a WebSocket in: by the token of its handshake, or by that of its first message,
/// `{"authorization": "Bearer …"}`, since a page can't set headers of a handshake. Without either
/// the connection is closed before anything is answered.
final class SocketSignIn implements WebSocketGraphQlInterceptor {
  private static final String SIGNED_IN = SocketSignIn.class.getName();

  private final SignIn signIn;

  SocketSignIn(SignIn signIn) {
    this.signIn = signIn;
  }

  @Override
  public Mono<Object> handleConnectionInitialization(
      WebSocketSessionInfo session, Map<String, Object> payload) {
    return session
        .getPrincipal()
        .ofType(Authentication.class)
        .filter(who -> who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken))
        .switchIfEmpty(Mono.defer(() -> Mono.justOrEmpty(presented(payload))))
        .switchIfEmpty(Mono.error(() -> new BadCredentialsException("no token that is known")))
        .doOnNext(who -> session.getAttributes().put(SIGNED_IN, new SecurityContextImpl(who)))
        .then(Mono.empty());
  }

  private java.util.Optional<Authentication> presented(Map<String, Object> payload) {
    for (String name : new String[] {"authorization", "Authorization"}) {
      if (payload.get(name) instanceof String authorization) {
        return signIn.with(authorization);
      }
    }
    return java.util.Optional.empty();
  }

  @Override
  public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
    if (!(request instanceof WebSocketGraphQlRequest socket)) {
      return chain.next(request);
    }
    return socket.getSessionInfo().getAttributes().get(SIGNED_IN) instanceof SecurityContext who
        ? chain
            .next(request)
            .contextWrite(context -> context.put(SecurityContext.class.getName(), who))
        : Mono.error(new BadCredentialsException("the connection is not signed in"));
  }
}
