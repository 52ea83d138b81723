package org.kaskade.importers.csv;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What option `dependencies` says of one column.
///
/// @param column whose cells name the other CI, or several
/// @param separator what divides several, or null where a cell names one
/// @param type of relationship
/// @param recordDepends whether the row's CI is the dependent
/// @param ciClass of the other CI
/// @param identity column by attribute of the other CI; the cell's own value where it is this
///   dependency's column
/// @param strength null for the type's default
/// @param group the redundancy group, or null
/// @param need how many of the group must be up, or null
record CsvDependency(
    String column,
    @Nullable String separator,
    String type,
    boolean recordDepends,
    String ciClass,
    Map<String, String> identity,
    @Nullable String strength,
    @Nullable String group,
    @Nullable String need) {}
