package org.kaskade.importers.git;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.jspecify.annotations.Nullable;

/// Connects to the one host that the source names, wherever redirects and alternates point to.
final class GuardedHttp implements HttpConnectionFactory {
  private final URL origin;
  private final FetchBudget budget;
  private final GitLimits limits;

  GuardedHttp(URL origin, FetchBudget budget, GitLimits limits) {
    this.origin = origin;
    this.budget = budget;
    this.limits = limits;
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return create(url, null);
  }

  @Override
  public HttpConnection create(URL url, @Nullable Proxy proxy) throws IOException {
    if (!url.getProtocol().equals(origin.getProtocol())
        || !url.getHost().equalsIgnoreCase(origin.getHost())
        || port(url) != port(origin)) {
      throw new IOException(
          "it refers to another server (%s://%s). Name that server in the source's URL if it is right"
              .formatted(url.getProtocol(), Text.printable(url.getAuthority())));
    }
    if (proxy == null || proxy.type() == Proxy.Type.DIRECT) {
      // With a proxy, the proxy looks the name up.
      HostRules.checkAddresses(bare(url.getHost()), url.getProtocol().equals("http"));
    }
    return new Guarded(url, proxy == null ? Proxy.NO_PROXY : proxy);
  }

  private static int port(URL url) {
    return url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private final class Guarded extends JDKHttpConnection {
    Guarded(URL url, Proxy proxy) throws IOException {
      super(url, proxy);
    }

    @Override
    public void setConnectTimeout(int ignored) {
      super.setConnectTimeout(Math.toIntExact(limits.connect().toMillis()));
    }

    @Override
    public void setReadTimeout(int ignored) {
      super.setReadTimeout(Math.toIntExact(limits.read().toMillis()));
    }

    /// Counted after decompression, so that compression doesn't get around the limit.
    @Override
    public InputStream getInputStream() throws IOException {
      InputStream stream = super.getInputStream();
      return budget.counted(
          "gzip".equalsIgnoreCase(super.getHeaderField("Content-Encoding"))
              ? new GZIPInputStream(stream)
              : stream);
    }

    @Override
    public @Nullable String getHeaderField(String name) {
      return name.equalsIgnoreCase("Content-Encoding") ? null : super.getHeaderField(name);
    }
  }
}
