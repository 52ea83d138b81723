package org.kaskade.schema;

import org.kaskade.yaml.YamlMapping;

/// A policy that another module reads: rules in `cmdb-schema/policies/` or in such a folder of the
/// user.
///
/// @param policy what it is called, e.g. `change-risk`
/// @param path as people know it
/// @param shipped whether it comes with Kaskade
/// @param content its keys and values, not yet judged
public record PolicyFile(String policy, String path, boolean shipped, YamlMapping content) {}
