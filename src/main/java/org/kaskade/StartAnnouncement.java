package org.kaskade;

import java.io.File;
import java.net.InetAddress;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Tells the person at the terminal where to go, once the server answers.
///
/// A module adds a line with a bean `Supplier<String>` qualified as `startNote`, written as `"Name:
/// value"`.
@Component
class StartAnnouncement {
  private final ServerProperties server;
  private final Environment environment;
  private final File dataDirectory;
  private final ObjectProvider<Supplier<String>> notes;

  StartAnnouncement(
      ServerProperties server,
      Environment environment,
      @Value("${kaskade.data-dir}") File dataDirectory,
      @Qualifier("startNote") ObjectProvider<Supplier<String>> notes) {
    this.server = server;
    this.environment = environment;
    this.dataDirectory = dataDirectory;
    this.notes = notes;
  }

  @EventListener(ApplicationReadyEvent.class)
  void announce() {
    String port = environment.getProperty("local.server.port");
    if (port == null) {
      return;
    }
    String address = "%s://%s:%s".formatted(scheme(), host(), port);
    StringBuilder block = new StringBuilder();
    block.append("Kaskade ").append(Kaskade.version()).append(" is ready.\n");
    block.append("  Pages:     ").append(address).append("/\n");
    block.append("  GraphQL:   ").append(address).append("/graphql\n");
    block.append("  GraphiQL:  ").append(address).append("/graphiql\n");
    block.append("  Data:      ").append(dataDirectory.toPath().toAbsolutePath().normalize());
    notes.orderedStream().forEach(note -> block.append("\n  ").append(note.get()));
    System.out.println(block);
  }

  private String scheme() {
    return Ssl.isEnabled(server.getSsl()) ? "https" : "http";
  }

  private String host() {
    InetAddress address = server.getAddress();
    if (address == null || address.isAnyLocalAddress()) {
      return "localhost";
    }
    String host = address.getHostAddress();
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
