package org.kaskade.importers;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.FileLines;
import org.kaskade.estate.LineAuthors.Line;
import org.kaskade.importers.git.GitFile;
import org.kaskade.importers.git.GitRepositories;
import org.kaskade.importers.git.GitRepository;
import org.kaskade.importers.git.GitUrl;
import org.kaskade.importers.git.UnusableSource;
import org.springframework.stereotype.Component;

/// Shows the lines around those that claims stand at, from repositories on this server's disk, with
/// secrets masked. A file is read once for all its lines.
///
/// Files that programs write their secrets into in clear text, without a word that tells them
/// apart, are not shown at all.
@Component
class FileExcerpts implements FileLines {
  private static final int AROUND = 5;
  private static final int LONGEST_LINE = 400;
  private static final int MOST_FILES = 20;

  private final Sources sources;
  private final GitRepositories repositories;

  FileExcerpts(Sources sources, GitRepositories repositories) {
    this.sources = sources;
    this.repositories = repositories;
  }

  private record Wanted(String source, String path, String commit) {}

  @Override
  public Map<Line, FileExcerpt> around(Collection<Line> lines) {
    Map<String, Source> byName = new HashMap<>();
    sources.all().forEach(source -> byName.put(source.name(), source));
    Map<Wanted, Text> read = new LinkedHashMap<>();
    Map<Line, FileExcerpt> found = new HashMap<>();
    for (Line line : lines) {
      Wanted wanted = new Wanted(line.source(), line.file(), line.commit());
      if (!read.containsKey(wanted) && read.size() == MOST_FILES) {
        found.put(
            line,
            FileExcerpt.unavailable(
                "More than %d files at once are not shown. Ask for fewer claims."
                    .formatted(MOST_FILES),
                null));
        continue;
      }
      Source source = byName.get(line.source());
      Text text = read.computeIfAbsent(wanted, file -> text(file, source));
      String address =
          source == null
              ? null
              : LineAddress.of(source.url(), line.commit(), line.file(), line.line()).orElse(null);
      found.put(line, text.around(line, address));
    }
    return found;
  }

  /// A file, or in words why it can't be shown.
  private record Text(List<String> lines, @Nullable String unavailable) {
    static Text none(String why) {
      return new Text(List.of(), why);
    }

    FileExcerpt around(Line line, @Nullable String address) {
      if (unavailable != null) {
        return FileExcerpt.unavailable(unavailable, address);
      }
      if (line.line() < 1 || line.line() > lines.size()) {
        return FileExcerpt.unavailable(
            "%s has no line %d in commit %s.".formatted(line.file(), line.line(), line.commit()),
            address);
      }
      int first = Math.max(1, line.line() - AROUND);
      int last = Math.min(lines.size(), line.line() + AROUND);
      return new FileExcerpt(
          first,
          lines.subList(first - 1, last).stream().map(FileExcerpts::cut).toList(),
          address,
          null);
    }
  }

  private Text text(Wanted wanted, @Nullable Source source) {
    if (source == null) {
      return Text.none(
          "The source '%s' is not there any more, nor is its repository."
              .formatted(wanted.source()));
    }
    if (holdsSecretsInClear(source.format(), wanted.path())) {
      return Text.none(
          "States and plans of Terraform hold secrets in clear text and are not shown. Open %s in its repository."
              .formatted(wanted.path()));
    }
    try {
      GitUrl url = GitUrl.of(source.url());
      Optional<GitRepository> there = repositories.onDisk(source.name(), url);
      if (there.isEmpty()) {
        return Text.none(
            "This server has no copy of the repository of '%s' (any more). Sync the source to fetch it."
                .formatted(wanted.source()));
      }
      try (GitRepository repository = there.get()) {
        Optional<GitFile> file = repository.resolve(wanted.commit()).file(wanted.path());
        return file.isEmpty()
            ? Text.none("Commit %s has no file %s.".formatted(wanted.commit(), wanted.path()))
            : new Text(
                MaskedLines.of(new String(file.get().content(), StandardCharsets.UTF_8)), null);
      }
    } catch (UnusableSource | UnreadableFile unreadable) {
      return Text.none(String.valueOf(unreadable.getMessage()));
    }
  }

  private static boolean holdsSecretsInClear(String format, String path) {
    return format.equals("terraform") && !path.toLowerCase(Locale.ROOT).endsWith(".tf");
  }

  private static String cut(String line) {
    return line.codePointCount(0, line.length()) <= LONGEST_LINE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE)) + "…";
  }
}
