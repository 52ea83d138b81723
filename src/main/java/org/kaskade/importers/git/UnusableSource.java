package org.kaskade.importers.git;

/// A source's repository, revision or glob can't be used; the message says why and what to do.
///
/// The message never holds a credential: URLs are shown only after they were found to have none.
public final class UnusableSource extends RuntimeException {
  private final Reason reason;

  /// What is unusable, for callers that answer differently.
  public enum Reason {
    /// The URL is not of an allowed kind, or names a place that must not be contacted.
    URL,
    /// A glob can't be read.
    GLOB,
    /// There is no repository, it is empty, or it is damaged.
    REPOSITORY,
    /// The branch, tag or commit is not there.
    REVISION,
    /// A secret is not where its reference says, or not of use.
    CREDENTIAL,
    /// The remote can't be reached, or broke off.
    CONNECTION,
    /// The repository is larger than a limit.
    LIMIT
  }

  UnusableSource(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  UnusableSource(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
