package org.kaskade.importers.git;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.git.UnusableSource.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bare copy of a remote repository: no more than a cache, thrown away when it is damaged.
final class Mirror {
  private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);

  /// Each fetch adds a pack, and a search looks into all of them.
  private static final int MOST_PACKS = 30;

  private final Path directory;
  private final GitUrl url;
  private final GitLimits limits;
  private final GitCredentials credentials;

  Mirror(Path directory, GitUrl url, GitLimits limits, GitCredentials credentials) {
    this.directory = directory;
    this.url = url;
    this.limits = limits;
    this.credentials = credentials;
  }

  /// The mirror with all that the revision needs, as the remote has it now. Not for use by several
  /// threads at a time; who holds an open mirror may go on reading.
  Repository fetched(@Nullable String revision) {
    boolean existed = Files.isDirectory(directory);
    try {
      Repository fetched = fetchedOnce(revision);
      if (fetched != null) {
        return fetched;
      }
    } catch (DamagedMirror e) {
      if (!existed) {
        throw incomplete(e);
      }
    }
    if (existed) {
      LOG.warn("The mirror of {} in {} is damaged: it is cloned anew", url, directory);
      delete(directory);
      try {
        Repository fetched = fetchedOnce(revision);
        if (fetched != null) {
          return fetched;
        }
      } catch (DamagedMirror e) {
        throw incomplete(e);
      }
    }
    throw incomplete(null);
  }

  /// Null when what was fetched lacks objects of the wanted commit.
  private @Nullable Repository fetchedOnce(@Nullable String revision) throws DamagedMirror {
    Repository repository = opened();
    boolean keep = false;
    FetchBudget budget = new FetchBudget(limits);
    try {
      ObjectId wanted = fetch(repository, revision, budget);
      if (!Completeness.isWhole(repository, wanted, limits)) {
        return null;
      }
      tidy(repository, budget);
      keep = true;
      return repository;
    } finally {
      if (!keep) {
        repository.close();
      }
    }
  }

  private @Nullable ObjectId fetch(
      Repository repository, @Nullable String revision, FetchBudget budget) throws DamagedMirror {
    try (GuardedSsh ssh =
            new GuardedSsh(
                new File(System.getProperty("user.home")), credentials.keys(), budget, limits);
        Transport transport = Transport.open(repository, new URIish(url.toString()))) {
      transport.setTimeout(Math.toIntExact(limits.read().toSeconds()));
      if (transport instanceof TransportHttp http) {
        http.setHttpConnectionFactory(
            new GuardedHttp(URI.create(url.toString()).toURL(), budget, limits));
        credentials.basic().ifPresent(http::setCredentialsProvider);
      } else if (transport instanceof SshTransport secured) {
        secured.setSshSessionFactory(ssh);
      } else {
        throw new IllegalStateException("Neither http nor ssh: " + transport.getClass());
      }
      return new Fetch(repository, transport, url, limits, budget).of(revision);
    } catch (IOException | java.net.URISyntaxException e) {
      throw FetchFailure.of(url, credentials, budget, e);
    }
  }

  private Repository opened() throws DamagedMirror {
    try {
      clean();
      // The limit on objects is the parser's, which only the inserter of the repository makes.
      Repository repository =
          new LimitedRepository(
              new Settings().setGitDir(directory.toFile()).setBare().setup(), limits);
      if (!Files.isRegularFile(directory.resolve("config"))) {
        repository.create(true);
        // Redirects within the remote's own host are checked by GuardedHttp.
        repository.getConfig().setString("http", null, "followRedirects", "initial");
        repository.getConfig().setInt("gc", null, "auto", 0);
        // Who reads a pack that is repacked meanwhile finds its objects in the new one.
        repository.getConfig().setString("gc", null, "prunePackExpire", "now");
        repository.getConfig().save();
      }
      return repository;
    } catch (IOException | IllegalArgumentException e) {
      throw new DamagedMirror(e);
    }
  }

  private static final class Settings extends BaseRepositoryBuilder<Settings, Repository> {}

  /// Removes what a killed fetch left: half-received packs, and locks nobody holds. The data
  /// directory belongs to one process, and the caller holds this mirror.
  private void clean() throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    if (!Files.isRegularFile(directory.resolve("config"))
        || !Files.isRegularFile(directory.resolve("HEAD"))) {
      delete(directory);
      return;
    }
    List<Path> leftovers;
    try (Stream<Path> files = Files.walk(directory)) {
      leftovers = files.filter(Mirror::isLeftover).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path leftover : leftovers) {
      Files.deleteIfExists(leftover);
    }
  }

  private static boolean isLeftover(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && (name.startsWith("incoming_")
            || name.startsWith("noz")
            || name.endsWith(".lock")
            || (name.startsWith("pack-") && name.endsWith(".keep")));
  }

  private void tidy(Repository repository, FetchBudget budget) {
    try (Stream<Path> packs = Files.list(directory.resolve("objects").resolve("pack"));
        Git git = new Git(repository)) {
      if (packs.filter(pack -> pack.toString().endsWith(".pack")).count() > MOST_PACKS) {
        git.gc().setProgressMonitor(budget).call();
      }
    } catch (IOException | GitAPIException e) {
      // Slower to read, but whole: the next fetch tries again.
      LOG.info("The mirror of {} could not be tidied up: {}", url, e.getMessage());
    }
  }

  static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The mirror %s can't be deleted; delete it by hand".formatted(directory), e);
    }
  }

  private UnusableSource incomplete(@Nullable Throwable cause) {
    String message =
        "%s was fetched, but is incomplete: the remote lacks objects of its own commits, or %s can't be written. Check both."
            .formatted(url, directory);
    return cause == null
        ? new UnusableSource(Reason.REPOSITORY, message)
        : new UnusableSource(Reason.REPOSITORY, message, cause);
  }

  /// The mirror's own files can't be read or written.
  static final class DamagedMirror extends Exception {
    DamagedMirror(Throwable cause) {
      super(cause);
    }
  }
}
