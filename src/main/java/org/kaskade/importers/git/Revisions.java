package org.kaskade.importers.git;

import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CodePoints;
import org.kaskade.importers.git.UnusableSource.Reason;

/// Finds the commit that a name means. Takes names and ids, not expressions like `HEAD~3`.
final class Revisions {
  private static final int MOST_LISTED = 10;
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{4,40}");

  private final Repository repository;
  private final String shown;

  Revisions(Repository repository, String shown) {
    this.repository = repository;
    this.shown = shown;
  }

  ObjectId head() throws IOException {
    Ref head = repository.getRefDatabase().exactRef(Constants.HEAD);
    if (head != null && head.getObjectId() != null) {
      return commit(Constants.HEAD, head.getObjectId());
    }
    List<String> branches = branches();
    if (branches.isEmpty()) {
      throw gone()
          ? missing()
          : new UnusableSource(
              Reason.REPOSITORY, shown + " is empty: commit something to it, then try again.");
    }
    throw noDefault(shown, branches);
  }

  static UnusableSource noDefault(String shown, List<String> branches) {
    return new UnusableSource(
        Reason.REVISION,
        "%s has no default branch: its HEAD names one without a commit. Name one of its branches: %s."
            .formatted(shown, listed(branches)));
  }

  ObjectId branch(String name) throws IOException {
    ObjectId found = reference(name, List.of(Constants.R_HEADS, Constants.R_REMOTES));
    if (found == null) {
      throw noSuch(name);
    }
    return commit(name, found);
  }

  ObjectId any(String name) throws IOException {
    if (name.equals(Constants.HEAD)) {
      return head();
    }
    ObjectId found =
        reference(
            name,
            List.of(Constants.R_HEADS, Constants.R_TAGS, Constants.R_REMOTES, Constants.R_REFS));
    if (found != null) {
      return commit(name, found);
    }
    ObjectId id = HEXADECIMAL.matcher(name).matches() ? abbreviated(name) : null;
    if (id == null) {
      throw noSuch(name);
    }
    return id;
  }

  private UnusableSource noSuch(String name) throws IOException {
    List<String> branches = branches();
    return branches.isEmpty() && gone() ? missing() : noSuch(shown, name, branches);
  }

  static UnusableSource noSuch(String shown, String name, List<String> branches) {
    return new UnusableSource(
        Reason.REVISION,
        branches.isEmpty()
            ? "%s has no branch or tag '%s': it is empty. Commit something to it, then try again."
                .formatted(shown, named(name))
            : "%s has no branch, tag or commit '%s'. Its branches are %s."
                .formatted(shown, named(name), listed(similar(name, branches))));
  }

  List<String> branches() throws IOException {
    return repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
        .map(reference -> reference.getName().substring(Constants.R_HEADS.length()))
        .sorted(CodePoints.ORDER)
        .toList();
  }

  private @Nullable ObjectId reference(String name, List<String> prefixes) throws IOException {
    for (String prefix : prefixes) {
      String full = name.startsWith(prefix) ? name : prefix + name;
      if (Repository.isValidRefName(full)) {
        Ref found = repository.getRefDatabase().exactRef(full);
        if (found != null && found.getObjectId() != null) {
          return found.getObjectId();
        }
      }
    }
    return null;
  }

  private @Nullable ObjectId abbreviated(String name) throws IOException {
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      AbbreviatedObjectId prefix = AbbreviatedObjectId.fromString(name.toLowerCase(Locale.ROOT));
      Collection<ObjectId> candidates = reader.resolve(prefix);
      List<ObjectId> commits = candidates.stream().filter(id -> isCommit(walk, id)).toList();
      if (commits.size() > 1) {
        throw new UnusableSource(
            Reason.REVISION,
            "'%s' begins the ids of %d commits of %s. Write more of the id."
                .formatted(name, commits.size(), shown));
      }
      return commits.isEmpty() ? null : walk.parseCommit(commits.getFirst()).toObjectId();
    }
  }

  private static boolean isCommit(RevWalk walk, ObjectId id) {
    try {
      walk.parseCommit(id);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private ObjectId commit(String name, ObjectId target) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseCommit(target).toObjectId();
    } catch (IncorrectObjectTypeException e) {
      throw new UnusableSource(
          Reason.REVISION,
          "'%s' of %s is no commit but a single file or folder. Name a branch, tag or commit."
              .formatted(named(name), shown),
          e);
    } catch (MissingObjectException e) {
      throw new UnusableSource(
          Reason.REPOSITORY,
          "'%s' of %s means commit %s, which is missing. Check the repository with 'git fsck'."
              .formatted(named(name), shown, e.getObjectId().name()),
          e);
    }
  }

  /// Those that hold the name or are held by it first, then by how many letters would have to
  /// change.
  private static List<String> similar(String name, List<String> branches) {
    String wanted = name.toLowerCase(Locale.ROOT);
    Comparator<String> byDistance =
        Comparator.comparingInt(branch -> {
          String other = branch.toLowerCase(Locale.ROOT);
          return other.contains(wanted) || wanted.contains(other)
              ? 0
              : Words.distance(wanted, other);
        });
    return branches.stream().sorted(byDistance.thenComparing(CodePoints.ORDER)).toList();
  }

  private static String listed(List<String> branches) {
    String first =
        String.join(", ", branches.stream().limit(MOST_LISTED).map(Revisions::named).toList());
    int more = branches.size() - MOST_LISTED;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static String named(String name) {
    return Text.cut(Text.printable(name), 100);
  }

  private boolean gone() {
    File directory = repository.getDirectory();
    return directory != null && !directory.isDirectory();
  }

  private UnusableSource missing() {
    return new UnusableSource(
        Reason.REPOSITORY,
        shown + " is not there any more. Put it back, or change the source's URL.");
  }
}
