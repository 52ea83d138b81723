package org.kaskade.yaml;

/// A place in a YAML document and what stands there.
public sealed interface YamlNode permits YamlMapping, YamlScalar, YamlSequence {
  /// The line the node starts on, from 1.
  int line();
}
