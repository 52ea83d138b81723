package org.kaskade.importers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.LineAuthors;
import org.kaskade.importers.git.FileBlame;
import org.kaskade.importers.git.GitCommit;
import org.kaskade.importers.git.GitFile;
import org.kaskade.importers.git.GitRepositories;
import org.kaskade.importers.git.GitRepository;
import org.kaskade.importers.git.GitUrl;
import org.kaskade.importers.git.UnusableSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Finds who wrote the lines that claims stand at, in repositories on this server's disk.
///
/// Content that was blamed once is remembered by file and blob, the last 1,000,000 regions or so.
/// Two files are worked on at a time; who asks waits a few seconds for all lines together, and what
/// takes longer is there when they ask again.
@Component
class LineBlames implements LineAuthors {
  private static final int AT_A_TIME = 2;
  private static final int MOST_WAITING = 500;
  private static final int MOST_REGIONS = 1_000_000;

  private final Sources sources;
  private final GitRepositories repositories;
  private final Duration patience;
  private final ExecutorService workers;
  private final Map<Content, CompletableFuture<FileBlame>> underWay = new HashMap<>();
  private final Map<Content, FileBlame> known = new LinkedHashMap<>(16, 0.75f, true);
  private int regions;

  /// A file as a source has it.
  private record Content(String source, String path, String blob) {}

  private record Wanted(String source, String path, String commit) {}

  LineBlames(
      Sources sources,
      GitRepositories repositories,
      @Value("${kaskade.limits.blame-time:4s}") Duration patience) {
    this.sources = sources;
    this.repositories = repositories;
    this.patience = patience;
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            AT_A_TIME,
            AT_A_TIME,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("blame-", 1).daemon().factory());
    pool.allowCoreThreadTimeOut(true);
    this.workers = pool;
  }

  @Override
  public Map<Line, LineBlame> of(Collection<Line> lines) {
    long deadline = System.nanoTime() + patience.toNanos();
    Map<Wanted, List<Line>> byFile = new LinkedHashMap<>();
    for (Line line : lines) {
      byFile
          .computeIfAbsent(
              new Wanted(line.source(), line.file(), line.commit()), w -> new ArrayList<>())
          .add(line);
    }
    Map<Wanted, CompletableFuture<FileBlame>> asked = new LinkedHashMap<>();
    Map<String, Source> byName = new HashMap<>();
    sources.all().forEach(source -> byName.put(source.name(), source));
    byFile.keySet().forEach(wanted -> asked.put(wanted, ask(wanted, byName.get(wanted.source()))));
    Map<Line, LineBlame> found = new HashMap<>();
    asked.forEach((wanted, blame) -> {
      Object answer = await(wanted, blame, deadline);
      for (Line line : byFile.getOrDefault(wanted, List.of())) {
        found.put(
            line,
            answer instanceof FileBlame all
                ? shown(line, all)
                : LineBlame.unavailable(String.valueOf(answer)));
      }
    });
    return found;
  }

  private CompletableFuture<FileBlame> ask(Wanted wanted, @Nullable Source source) {
    if (source == null) {
      return unavailable(
          "The source '%s' is not there any more, nor is its repository."
              .formatted(wanted.source()));
    }
    try {
      GitUrl url = GitUrl.of(source.url());
      GitRepository repository = repositories.onDisk(source.name(), url).orElse(null);
      if (repository == null) {
        return unavailable(
            "This server has no copy of the repository of '%s' (any more). Sync the source to fetch it."
                .formatted(wanted.source()));
      }
      return ask(wanted, repository);
    } catch (UnusableSource unusable) {
      return unavailable(String.valueOf(unusable.getMessage()));
    }
  }

  /// Closes the repository, at once or when the work in it is done.
  private CompletableFuture<FileBlame> ask(Wanted wanted, GitRepository repository) {
    boolean handedOver = false;
    try {
      GitCommit commit = repository.resolve(wanted.commit());
      Optional<GitFile> file = commit.file(wanted.path());
      if (file.isEmpty()) {
        return unavailable("Commit %s has no file %s.".formatted(wanted.commit(), wanted.path()));
      }
      Content content = new Content(wanted.source(), wanted.path(), file.get().blobId());
      CompletableFuture<FileBlame> work = new CompletableFuture<>();
      synchronized (this) {
        FileBlame before = known.get(content);
        if (before != null) {
          return CompletableFuture.completedFuture(before);
        }
        CompletableFuture<FileBlame> already = underWay.putIfAbsent(content, work);
        if (already != null) {
          return already;
        }
      }
      try {
        workers.execute(() -> work(content, commit, file.get(), repository, work));
        handedOver = true;
      } catch (RejectedExecutionException busy) {
        done(content, null);
        return unavailable(
            "Too many files are being searched just now. Ask again in some seconds.");
      }
      return work;
    } finally {
      if (!handedOver) {
        repository.close();
      }
    }
  }

  private void work(
      Content content,
      GitCommit commit,
      GitFile file,
      GitRepository repository,
      CompletableFuture<FileBlame> work) {
    try (repository) {
      FileBlame blame = commit.blame(file);
      done(content, blame);
      work.complete(blame);
    } catch (RuntimeException failed) {
      done(content, null);
      work.completeExceptionally(failed);
    }
  }

  private synchronized void done(Content content, @Nullable FileBlame blame) {
    underWay.remove(content);
    if (blame == null) {
      return;
    }
    known.put(content, blame);
    regions += blame.size();
    var oldest = known.entrySet().iterator();
    while (regions > MOST_REGIONS && oldest.hasNext() && known.size() > 1) {
      regions -= oldest.next().getValue().size();
      oldest.remove();
    }
  }

  private static CompletableFuture<FileBlame> unavailable(String why) {
    return CompletableFuture.failedFuture(new IllegalStateException(why));
  }

  /// The blame, or in words why there is none.
  private Object await(Wanted wanted, CompletableFuture<FileBlame> blame, long deadline) {
    try {
      return blame.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException later) {
      return "Who wrote the lines of %s takes longer than %s to find (kaskade.limits.blame-time). It is being worked on: ask again in some seconds."
          .formatted(wanted.path(), patience);
    } catch (ExecutionException failed) {
      Throwable why = failed.getCause();
      return why instanceof UnusableSource || why instanceof IllegalStateException
          ? String.valueOf(why.getMessage())
          : "The history of %s can't be read. Check the repository with 'git fsck'."
              .formatted(wanted.path());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "The search was interrupted. Ask again.";
    }
  }

  private static LineBlame shown(Line line, FileBlame blame) {
    return blame
        .at(line.line())
        .map(origin ->
            new LineBlame(
                origin.commit(),
                origin.author().name(),
                origin.author().at(),
                Secrets.withoutCredentials(origin.summary()),
                origin.path(),
                origin.line(),
                null))
        .orElseGet(() ->
            LineBlame.unavailable(
                "%s has no line %d in commit %s."
                    .formatted(line.file(), line.line(), line.commit())));
  }
}
