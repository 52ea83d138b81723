package org.kaskade.access;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// The door: closed unless opened here.
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
  /// Health without details, for probes that can't hold a secret.
  private static final OpenPaths HEALTH = OpenPaths.of("/actuator/health", "/actuator/health/*");

  @Bean
  AdminToken adminToken(
      @Value("${kaskade.token:#{null}}") @Nullable String named,
      @Value("${kaskade.data-dir:./data}") Path dataDirectory) {
    return new AdminTokens(named, new TokenFile(dataDirectory)).token();
  }

  @Bean
  CurrentActor currentActor() {
    return new SignedInActor();
  }

  @Bean
  KnownTokens knownTokens(AdminToken administrator, ObjectProvider<TokenDirectory> issued) {
    return new KnownTokens(
        administrator, issued.getIfAvailable(() -> fingerprint -> Optional.empty()));
  }

  @Bean
  SignIn signIn(KnownTokens tokens) {
    return new SignIn(tokens);
  }

  @Bean
  OpenPaths health() {
    return HEALTH;
  }

  @Bean
  SecurityFilterChain door(
      HttpSecurity http,
      KnownTokens tokens,
      SignIn signIn,
      ObjectProvider<SignInPath> signInPath,
      ObjectProvider<OpenPaths> open,
      ObjectProvider<FeedPaths> feeds,
      ObjectProvider<OpenRequests> checkedElsewhere,
      @Value("${server.address:}") String address,
      @Value("${kaskade.hosts:}") List<String> hosts)
      throws Exception {
    TokenRequired tokenRequired = new TokenRequired(signInPath.getIfAvailable());
    String[] patterns = open.stream().flatMap(o -> o.patterns().stream()).toArray(String[]::new);
    String[] read = feeds.stream().flatMap(f -> f.patterns().stream()).toArray(String[]::new);
    RequestMatcher[] passing =
        checkedElsewhere.stream().map(OpenRequests::matcher).toArray(RequestMatcher[]::new);
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers(HttpMethod.GET, patterns)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, patterns)
                .permitAll()
                .requestMatchers(passing)
                .permitAll()
                .requestMatchers(HttpMethod.GET, read)
                .hasAuthority(SignedIn.FEED)
                .requestMatchers("/actuator/**")
                .hasAuthority(SignedIn.ADMINISTRATOR)
                .anyRequest()
                .hasAuthority(SignedIn.CALLER))
        .oauth2ResourceServer(server ->
            server
                .bearerTokenResolver(new TokenOfRequest(signIn))
                .authenticationEntryPoint(tokenRequired)
                .accessDeniedHandler(tokenRequired)
                .opaqueToken(opaque -> opaque.introspector(tokens)))
        .exceptionHandling(refused ->
            refused.authenticationEntryPoint(tokenRequired).accessDeniedHandler(tokenRequired))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // A forged request of another origin carries no token that counts, see PageCookie.
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(headers ->
            headers
                .contentSecurityPolicy(
                    policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                // Nothing here is to be shown or run within pages of others.
                .crossOriginResourcePolicy(policy ->
                    policy.policy(
                        CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy
                            .SAME_ORIGIN)))
        .addFilterAfter(new KnownHosts(loopback(address), hosts), HeaderWriterFilter.class)
        .build();
  }

  /// Takes what keys of CIs may hold, and addresses of their pages with them: percent signs and
  /// what follows them, semicolons. Slashes that are encoded once are refused by Tomcat before. No
  /// address here is the path of a file, so that there is nothing to break out of.
  @Bean
  HttpFirewall addressesWithKeys() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedPeriod(true);
    firewall.setAllowSemicolon(true);
    return firewall;
  }

  private static boolean loopback(String address) throws Exception {
    return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
  }
}
