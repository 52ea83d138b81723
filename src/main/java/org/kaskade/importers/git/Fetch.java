package org.kaskade.importers.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PackLock;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.git.Mirror.DamagedMirror;
import org.kaskade.importers.git.UnusableSource.Reason;

/// One fetch of what a revision needs into a mirror.
///
/// Drives JGit's connection itself: one listing of the remote's references decides what to fetch,
/// is counted, and prunes what the remote has no more. References move only after all objects have
/// arrived, so a fetch that breaks off leaves the mirror as it was.
final class Fetch {
  private static final Pattern COMMIT_ID = Pattern.compile("[0-9a-fA-F]{4,40}");

  private final Repository repository;
  private final Transport transport;
  private final GitUrl url;
  private final GitLimits limits;
  private final FetchBudget budget;

  Fetch(
      Repository repository,
      Transport transport,
      GitUrl url,
      GitLimits limits,
      FetchBudget budget) {
    this.repository = repository;
    this.transport = transport;
    this.url = url;
    this.limits = limits;
    this.budget = budget;
  }

  /// Fetches what the revision needs, and prunes what the remote has no more.
  ///
  /// @param revision null for the default branch
  /// @return the commit that was asked for, or null where that shows only on resolving
  @Nullable ObjectId of(@Nullable String revision) throws IOException, DamagedMirror {
    List<RefSpec> heads =
        new ArrayList<>(
            List.of(
                new RefSpec("+refs/heads/*:refs/heads/*"),
                new RefSpec("+refs/tags/*:refs/tags/*")));
    boolean full = revision != null && isFullName(revision);
    if (full) {
      heads.add(new RefSpec("+%1$s:%1$s".formatted(revision)));
    }
    try (FetchConnection connection = transport.openFetch(heads, Constants.HEAD)) {
      Map<String, Ref> remote = references(connection, full ? revision : null);
      Ref head = connection.getRef(Constants.HEAD);
      List<Ref> wanted = wanted(remote, head, revision);
      budget.referencesDone();
      receive(connection, wanted);
      try {
        update(remote, head, wanted);
      } catch (IOException e) {
        throw new DamagedMirror(e);
      }
      return wanted.size() == 1 ? id(wanted.getFirst()) : null;
    }
  }

  /// Whether it is a reference by its whole name, such as a pull request's `refs/pull/12/head`.
  private static boolean isFullName(String revision) {
    return revision.startsWith(Constants.R_REFS) && Repository.isValidRefName(revision);
  }

  private Map<String, Ref> references(FetchConnection connection, @Nullable String named) {
    Map<String, Ref> remote = new TreeMap<>();
    for (Ref reference : connection.getRefs()) {
      String name = reference.getName();
      if ((name.startsWith(Constants.R_HEADS)
              || name.startsWith(Constants.R_TAGS)
              || name.equals(named))
          && reference.getObjectId() != null
          && Repository.isValidRefName(name)) {
        remote.put(name, reference);
      }
    }
    if (remote.size() > limits.references()) {
      throw new UnusableSource(
          Reason.LIMIT,
          "%s has %,d branches and tags; up to %,d are read. Delete old ones, or raise the limit."
              .formatted(url, remote.size(), limits.references()));
    }
    return remote;
  }

  private List<Ref> wanted(Map<String, Ref> remote, @Nullable Ref head, @Nullable String revision) {
    if (revision == null || revision.equals(Constants.HEAD)) {
      Ref branch = defaultBranch(remote, head);
      if (branch != null) {
        return List.of(branch);
      }
      if (head != null && head.getObjectId() != null) {
        return List.of(head);
      }
      List<String> branches = branches(remote);
      if (branches.isEmpty()) {
        return List.of();
      }
      throw Revisions.noDefault(url.toString(), branches);
    }
    for (String name :
        List.of(revision, Constants.R_HEADS + revision, Constants.R_TAGS + revision)) {
      Ref found = remote.get(name);
      if (found != null) {
        return List.of(found);
      }
    }
    if (!COMMIT_ID.matcher(revision).matches()) {
      throw Revisions.noSuch(url.toString(), revision, branches(remote));
    }
    // Which branch holds a commit isn't known before its history is here.
    return List.copyOf(remote.values());
  }

  private static @Nullable Ref defaultBranch(Map<String, Ref> remote, @Nullable Ref head) {
    if (head == null) {
      return null;
    }
    if (head.isSymbolic()) {
      return remote.get(head.getTarget().getName());
    }
    // Old servers do not say which branch HEAD is: guess as git does.
    ObjectId id = head.getObjectId();
    List<Ref> same =
        remote.values().stream()
            .filter(reference -> reference.getName().startsWith(Constants.R_HEADS))
            .filter(reference -> Objects.equals(id, reference.getObjectId()))
            .toList();
    for (String usual : List.of("refs/heads/main", "refs/heads/master")) {
      for (Ref reference : same) {
        if (reference.getName().equals(usual)) {
          return reference;
        }
      }
    }
    return same.isEmpty() ? null : same.getFirst();
  }

  private static List<String> branches(Map<String, Ref> remote) {
    return remote.keySet().stream()
        .filter(name -> name.startsWith(Constants.R_HEADS))
        .map(name -> name.substring(Constants.R_HEADS.length()))
        .toList();
  }

  /// References without an object were left out when they were listed.
  private static ObjectId id(Ref reference) {
    return Objects.requireNonNull(reference.getObjectId());
  }

  private void receive(FetchConnection connection, List<Ref> wanted) throws IOException {
    List<Ref> missing = new ArrayList<>();
    for (Ref reference : wanted) {
      Ref local = repository.exactRef(reference.getName());
      ObjectId id = id(reference);
      if (local == null
          || !id.equals(local.getObjectId())
          || !repository.getObjectDatabase().has(id)) {
        missing.add(reference);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    Set<ObjectId> have = new HashSet<>();
    connection.fetch(budget, missing, have);
    for (PackLock lock : connection.getPackLocks()) {
      lock.unlock();
    }
    if (budget.isCancelled()) {
      throw new TransportException("cancelled");
    }
  }

  private void update(Map<String, Ref> remote, @Nullable Ref head, List<Ref> wanted)
      throws IOException {
    for (Ref local : repository.getRefDatabase().getRefsByPrefix(Constants.R_REFS)) {
      if (!remote.containsKey(local.getName())) {
        RefUpdate delete = repository.updateRef(local.getName());
        delete.setForceUpdate(true);
        check(delete, delete.delete());
      }
    }
    for (Ref reference : wanted) {
      if (remote.containsKey(reference.getName())) {
        set(reference.getName(), id(reference));
      }
    }
    Ref branch = defaultBranch(remote, head);
    if (branch != null) {
      RefUpdate link = repository.updateRef(Constants.HEAD);
      check(link, link.link(branch.getName()));
    } else if (head != null
        && head.getObjectId() != null
        && repository.getObjectDatabase().has(head.getObjectId())) {
      RefUpdate detach = repository.updateRef(Constants.HEAD, true);
      detach.setNewObjectId(head.getObjectId());
      detach.setForceUpdate(true);
      check(detach, detach.update());
    }
  }

  private void set(String name, ObjectId id) throws IOException {
    RefUpdate update = repository.updateRef(name);
    update.setNewObjectId(id);
    update.setForceUpdate(true);
    update.disableRefLog();
    check(update, update.update());
  }

  private static void check(RefUpdate update, RefUpdate.Result result) throws IOException {
    switch (result) {
      case NEW, FORCED, FAST_FORWARD, NO_CHANGE, RENAMED -> {}
      default ->
          throw new IOException("%s was not updated: %s".formatted(update.getName(), result));
    }
  }
}
