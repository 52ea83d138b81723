package org.kaskade.importers.git;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.RemoteSession2;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSession;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/// Connects with a key that is given, else those of the server's user, to hosts that user knows, in
/// Java: no `ssh` is run, whatever the environment says. An unknown host key is refused, since
/// nobody is there to ask.
final class GuardedSsh extends SshSessionFactory implements AutoCloseable {
  private final FetchBudget budget;
  private final GitLimits limits;
  private final SshdSessionFactory sessions;

  /// @param keys used in place of the user's own, unless there are none
  GuardedSsh(File home, List<KeyPair> keys, FetchBudget budget, GitLimits limits) {
    this.budget = budget;
    this.limits = limits;
    SshdSessionFactoryBuilder builder =
        new SshdSessionFactoryBuilder()
            .setHomeDirectory(home)
            .setSshDirectory(new File(home, ".ssh"))
            .setPreferredAuthentications("publickey");
    if (keys.isEmpty()) {
      builder.withDefaultConnectorFactory();
    } else {
      builder
          .setDefaultIdentities(_ -> List.of())
          .setDefaultKeysProvider(_ -> keys)
          .setConfigStoreFactory((_, _, _) -> null);
    }
    this.sessions = builder.build(null);
  }

  @Override
  public RemoteSession getSession(
      URIish uri, @Nullable CredentialsProvider credentials, FS files, int timeout)
      throws TransportException {
    try {
      HostRules.checkAddresses(uri.getHost(), false);
    } catch (IOException e) {
      throw new TransportException(uri, String.valueOf(e.getMessage()), e);
    }
    return new Session(
        sessions.getSession(uri, null, files, Math.toIntExact(limits.connect().toMillis())));
  }

  @Override
  public String getType() {
    return sessions.getType();
  }

  @Override
  public void close() {
    sessions.close();
  }

  private final class Session implements RemoteSession2 {
    private final SshdSession session;

    Session(SshdSession session) {
      this.session = session;
    }

    @Override
    public Process exec(String command, int timeout) throws IOException {
      return new Counted(session.exec(command, timeout));
    }

    @Override
    public Process exec(String command, Map<String, String> environment, int timeout)
        throws IOException {
      return new Counted(session.exec(command, environment, timeout));
    }

    @Override
    public void disconnect() {
      session.disconnect();
    }
  }

  private final class Counted extends Process {
    private final Process process;
    private final InputStream input;

    Counted(Process process) {
      this.process = process;
      this.input = budget.counted(process.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() {
      return process.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
      return input;
    }

    @Override
    public InputStream getErrorStream() {
      return process.getErrorStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
      return process.waitFor();
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
      return process.waitFor(timeout, unit);
    }

    @Override
    public int exitValue() {
      return process.exitValue();
    }

    @Override
    public void destroy() {
      process.destroy();
    }
  }
}
