package org.kaskade.access;

import org.springframework.security.web.util.matcher.RequestMatcher;

/// Requests that pass the door without a token, because what they reach has a check of its own: a
/// signature, or a token in the first message. A bean of each module that answers such.
///
/// A wrong token is refused at the door all the same.
public record OpenRequests(RequestMatcher matcher) {}
