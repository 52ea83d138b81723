package org.kaskade.access;

/// Who asks, for journals and decisions. Inject it; it answers for the request at hand.
public interface CurrentActor {
  /// The name of work that the program does by itself, outside of any request.
  String PROGRAM = "kaskade";

  /// Who asks, with teams and roles; outside of a request, {@link #PROGRAM} without any.
  Actor actor();

  /// The name that stands in revisions; {@link #PROGRAM} outside of a request.
  default String name() {
    return actor().name();
  }

  /// Whether the request is signed in as an administrator; false outside of a request.
  default boolean administrator() {
    return actor().administrator();
  }
}
