package org.kaskade.importers.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.UploadPack;

/// Serves bare repositories over ssh on the loopback interface, to whoever has one key.
public final class SshGitServer implements AutoCloseable {
  private final SshServer server = SshServer.setUpDefaultServer();
  private final Map<String, Path> repositories = new ConcurrentHashMap<>();
  private final KeyPair host = keys();

  /// @param admitted whose key may read
  public SshGitServer(PublicKey admitted) throws IOException {
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(host));
    server.setPublickeyAuthenticator((_, key, _) -> KeyUtils.compareKeys(key, admitted));
    server.setCommandFactory((_, command) -> new Upload(command));
    server.start();
  }

  public static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// As `ssh-keygen` writes it.
  public static String written(KeyPair keys) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(keys, "tests", null, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  public String serve(String name, Path repository) {
    repositories.put(name, repository);
    return "ssh://git@127.0.0.1:%d/%s".formatted(server.getPort(), name);
  }

  /// What `known_hosts` says of it.
  public String knownHost() {
    return "[127.0.0.1]:%d %s%n"
        .formatted(server.getPort(), PublicKeyEntry.toString(host.getPublic()));
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  private final class Upload extends AbstractCommandSupport {
    Upload(String command) {
      super(command, null);
    }

    @Override
    public void run() {
      String name = getCommand().replaceAll("^git-upload-pack '/|'$", "");
      Path path = repositories.get(name);
      if (path == null) {
        onExit(128, "no such repository");
        return;
      }
      try (Repository repository = Repositories.build(path);
          UploadPack upload = new UploadPack(repository);
          InputStream in = getInputStream();
          OutputStream out = getOutputStream();
          OutputStream errors = getErrorStream()) {
        String protocol = getEnvironment().getEnv().get("GIT_PROTOCOL");
        if (protocol != null) {
          upload.setExtraParameters(Set.of(protocol));
        }
        upload.upload(in, out, errors);
        onExit(0);
      } catch (IOException e) {
        onExit(1, e.getMessage());
      }
    }
  }
}
