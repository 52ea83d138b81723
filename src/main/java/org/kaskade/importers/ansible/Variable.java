package org.kaskade.importers.ansible;

import org.kaskade.yaml.YamlNode;

/// A variable, as it stands at one place, templates unresolved.
record Variable(String name, YamlNode value, Place place) {}
