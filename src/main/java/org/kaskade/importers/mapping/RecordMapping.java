package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which CI a record means and what it says of it.
///
/// @param at where the mapping says it
/// @param when whether a record counts; null for all
/// @param key what other records refer to it by, or null
/// @param ciClass the CI's class
/// @param identity by attribute
/// @param name null for the name or the first value that identifies it
/// @param attributes by name, `environment`, `lifecycle`, `owner` and `criticality` included
/// @param dependencies of which the CI is an end
public record RecordMapping(
    String at,
    @Nullable Said when,
    @Nullable Said key,
    Said ciClass,
    Map<String, Said> identity,
    @Nullable Said name,
    Map<String, Said> attributes,
    List<DependencyMapping> dependencies) {
  public RecordMapping {
    identity = Collections.unmodifiableMap(new LinkedHashMap<>(identity));
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    dependencies = List.copyOf(dependencies);
  }

  /// What is looked up in the record itself, as opposed to items of it.
  List<Said> ofRecord() {
    List<Said> all = new ArrayList<>();
    Stream.of(key, ciClass, name).filter(said -> said != null).forEach(all::add);
    all.addAll(identity.values());
    all.addAll(attributes.values());
    for (DependencyMapping dependency : dependencies) {
      if (dependency.each() == null) {
        switch (dependency.other()) {
          case OtherEnd.ByIdentity other -> all.addAll(other.identity().values());
          case OtherEnd.ByKey other -> all.add(other.key());
        }
      } else {
        all.add(dependency.each());
      }
    }
    return all;
  }
}
