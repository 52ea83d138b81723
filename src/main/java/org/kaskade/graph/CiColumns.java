package org.kaskade.graph;

/// What answers show of the CIs that were there when the graph was built, column by column: about
/// 20 bytes per CI above the characters of keys and names.
record CiColumns(
    TextColumn keys,
    TextColumn names,
    ValueColumn classes,
    ValueColumn environments,
    ValueColumn lifecycles,
    ValueColumn criticalities,
    ValueColumn owners) {

  static CiColumns of(GraphCi[] cis) {
    TextColumn.Collector keys = new TextColumn.Collector();
    TextColumn.Collector names = new TextColumn.Collector();
    ValueColumn.Collector classes = new ValueColumn.Collector();
    ValueColumn.Collector environments = new ValueColumn.Collector();
    ValueColumn.Collector lifecycles = new ValueColumn.Collector();
    ValueColumn.Collector criticalities = new ValueColumn.Collector();
    ValueColumn.Collector owners = new ValueColumn.Collector();
    for (GraphCi ci : cis) {
      keys.add(ci.key());
      names.add(ci.name());
      classes.add(ci.ciClass());
      environments.add(ci.environment());
      lifecycles.add(ci.lifecycle());
      criticalities.add(ci.criticality());
      owners.add(ci.owner());
    }
    return new CiColumns(
        keys.texts(),
        names.texts(),
        classes.column(),
        environments.column(),
        lifecycles.column(),
        criticalities.column(),
        owners.column());
  }

  int size() {
    return keys.size();
  }

  GraphCi get(int ci) {
    return new GraphCi(
        keys.get(ci),
        names.get(ci),
        classes.get(ci),
        environments.find(ci),
        lifecycles.get(ci),
        criticalities.get(ci),
        owners.find(ci));
  }
}
