package org.kaskade.importers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.yaml.YamlLimits;

/// What a reader found, in the order it was found. Not for use by several threads.
public final class Findings {
  private final List<FoundCi> cis = new ArrayList<>();
  private final List<FoundDependency> dependencies = new ArrayList<>();
  private final List<InventoryProblem> problems = new ArrayList<>();
  private final Set<String> unreadable = new LinkedHashSet<>();

  public void ci(FoundCi ci) {
    cis.add(ci);
  }

  public void dependency(FoundDependency dependency) {
    dependencies.add(dependency);
  }

  public void problem(
      ProblemSeverity severity, String code, String file, @Nullable Integer line, String message) {
    problem(new InventoryProblem(severity, code, file, line, message));
  }

  public void problem(InventoryProblem problem) {
    problems.add(problem);
  }

  /// Reports an error and keeps what this file said at an earlier sync, all of it.
  ///
  /// A file of which only some documents can be read is unreadable too: which claims came from
  /// which document is not kept. What its readable documents say now counts all the same.
  public void unreadable(String file, String code, @Nullable Integer line, String message) {
    unreadable.add(file);
    problem(ProblemSeverity.ERROR, code, file, line, message);
  }

  /// Keeps what this file said at an earlier sync without reporting it, e.g. the variables of hosts
  /// whose list can't be read now.
  public void keep(String file) {
    unreadable.add(file);
  }

  /// The content of a file in some form. Reports why where it can't be had, and then keeps what the
  /// file said before.
  public <T> Optional<T> content(InventoryFile file, ContentForm<T> form) {
    long limit = YamlLimits.DEFAULT.bytes();
    if (file.size() > limit) {
      unreadable(
          file.path(),
          "FILE_TOO_LARGE",
          null,
          "The file has %,d bytes, more than the limit of %,d; split it."
              .formatted(file.size(), limit));
      return Optional.empty();
    }
    try {
      return Optional.of(file.as(form));
    } catch (UnreadableFile unreadable) {
      unreadable(file.path(), unreadable.code(), null, String.valueOf(unreadable.getMessage()));
      return Optional.empty();
    }
  }

  public List<FoundCi> cis() {
    return Collections.unmodifiableList(cis);
  }

  public List<FoundDependency> dependencies() {
    return Collections.unmodifiableList(dependencies);
  }

  public List<InventoryProblem> problems() {
    return Collections.unmodifiableList(problems);
  }

  /// Paths of the files whose earlier claims stay.
  public Set<String> unreadableFiles() {
    return Collections.unmodifiableSet(unreadable);
  }
}
