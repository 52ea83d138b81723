package org.kaskade.importers.kubernetes;

/// A host that a text names.
///
/// @param port 0 where none is named
/// @param certainty what makes it an address
/// @param offset where in the text it stands
record Address(String host, int port, Certainty certainty, int offset) {

  /// What makes a word an address, the most telling last.
  enum Certainty {
    /// A number stands behind its colon: a port, or the tag of an image.
    PORT,
    /// It ends in `.svc` or `.svc.` and the cluster's domain.
    FULL_NAME,
    /// The name of its variable, key or option says so.
    NAME,
    /// A scheme such as `http://` stands before it.
    SCHEME
  }
}
