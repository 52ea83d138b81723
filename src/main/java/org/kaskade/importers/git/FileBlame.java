package org.kaskade.importers.git;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.blame.BlameGenerator;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.kaskade.importers.git.UnusableSource.Reason;

/// Who wrote each line of one file. Holds neighbouring lines of one commit as one region, so that a
/// file of 100,000 lines that 1,000 commits made takes some hundred kilobytes.
public final class FileBlame {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final TreeMap<Integer, Region> regions = new TreeMap<>();

  /// A commit that made a line what it is.
  ///
  /// @param commit its full id
  /// @param path of the file in that commit
  /// @param line in that file, from 1
  public record LineOrigin(
      String commit, GitCommit.Author author, String summary, String path, int line) {}

  private record Region(int start, int end, LineOrigin first) {}

  private FileBlame() {}

  static FileBlame of(Repository repository, ObjectId commit, String path) throws IOException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    FileBlame blame = new FileBlame();
    try (BlameGenerator generator = new BlameGenerator(repository, path)) {
      generator.setDiffAlgorithm(new Impatient(path, deadline));
      generator.push(null, commit);
      while (generator.next()) {
        check(path, deadline);
        RevCommit source = generator.getSourceCommit();
        blame.regions.put(
            generator.getResultStart(),
            new Region(
                generator.getResultStart(),
                generator.getResultEnd(),
                new LineOrigin(
                    source.name(),
                    GitCommit.Author.of(source),
                    GitCommit.summary(source),
                    generator.getSourcePath(),
                    generator.getSourceStart() + 1)));
      }
    }
    return blame;
  }

  /// Who wrote a line; empty when the file has no such line.
  ///
  /// @param line from 1
  public Optional<LineOrigin> at(int line) {
    Map.Entry<Integer, Region> found = regions.floorEntry(line - 1);
    if (found == null || line > found.getValue().end()) {
      return Optional.empty();
    }
    LineOrigin first = found.getValue().first();
    return Optional.of(
        new LineOrigin(
            first.commit(),
            first.author(),
            first.summary(),
            first.path(),
            first.line() + line - 1 - found.getValue().start()));
  }

  /// How many regions it holds.
  public int size() {
    return regions.size();
  }

  private static void check(String path, long deadline) {
    if (System.nanoTime() > deadline) {
      throw new UnusableSource(
          Reason.LIMIT,
          "Who wrote the lines of %s takes longer than %s to find. Ask 'git blame'."
              .formatted(path, LONGEST));
    }
  }

  /// Compares as JGit does by default, but not for ever: it is asked for each commit that changed
  /// the file.
  private static final class Impatient extends DiffAlgorithm {
    private final HistogramDiff histogram = new HistogramDiff();
    private final String path;
    private final long deadline;

    Impatient(String path, long deadline) {
      this.path = path;
      this.deadline = deadline;
    }

    @Override
    public <S extends Sequence> EditList diffNonCommon(
        SequenceComparator<? super S> comparator, S a, S b) {
      check(path, deadline);
      return histogram.diffNonCommon(comparator, a, b);
    }
  }
}
