package org.kaskade;

import java.util.function.Supplier;
import org.kaskade.access.AdminToken;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells the administrator's token at the first start, when nobody can know it, and later where it
/// is kept.
@Configuration(proxyBeanMethods = false)
class TokenNote {
  @Bean
  Supplier<String> startNote(AdminToken token) {
    return () -> {
      if (token.generated()) {
        return "Token:     %s  (shown this once, kept in %s)"
            .formatted(token.value(), token.file());
      }
      return token.file() == null
          ? "Token:     the one in KASKADE_TOKEN"
          : "Token:     kept in %s".formatted(token.file());
    };
  }
}
