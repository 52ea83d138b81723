package org.kaskade.importers.git;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;

/// A repository that refuses to receive objects beyond a size, which JGit limits for servers only.
/// Deltas are put together in memory, so a few received kilobytes could else take all of it.
final class LimitedRepository extends FileRepository {
  private final GitLimits limits;

  LimitedRepository(BaseRepositoryBuilder<?, ?> settings, GitLimits limits) throws IOException {
    super(settings);
    this.limits = limits;
  }

  @Override
  public ObjectInserter newObjectInserter() {
    ObjectInserter inserter = super.newObjectInserter();
    return new ObjectInserter.Filter() {
      @Override
      protected ObjectInserter delegate() {
        return inserter;
      }

      @Override
      public PackParser newPackParser(InputStream in) throws IOException {
        PackParser parser = inserter.newPackParser(in);
        parser.setMaxObjectSizeLimit(limits.objectBytes());
        return parser;
      }
    };
  }
}
