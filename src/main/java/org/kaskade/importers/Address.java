package org.kaskade.importers;

import org.jspecify.annotations.Nullable;

/// A place in a network that a text names.
///
/// @param scheme in lower case and without `jdbc:`, e.g. `postgresql`, or null
/// @param host a name or an IPv4 or IPv6 address, as written, without a trailing dot
/// @param port from 1 to 65535, or null
/// @param key what stands before it as `key=`, or as the option before an argument, or null
public record Address(
    @Nullable String scheme, String host, @Nullable Integer port, @Nullable String key) {

  /// Whether it is a word alone, without scheme and port: an address only where the name of the
  /// variable, or {@link #key}, says so.
  public boolean bare() {
    return scheme == null && port == null;
  }
}
