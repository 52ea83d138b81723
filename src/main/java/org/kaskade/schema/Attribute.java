package org.kaskade.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One property that CIs of a class have.
///
/// @param name lower camel case, unique along the line of classes
/// @param type what values it can have
/// @param unit the unit of a number, e.g. `GiB`, or null
/// @param values the allowed values of an {@link AttributeType#ENUM}, else empty
/// @param required whether a complete record of the CI has it; its absence is a matter of data
///   quality, never refused
/// @param perSource whether each source has a value of its own, so that different ones contradict
///   nobody
/// @param description one sentence
/// @param declaredBy the class that declares it
public record Attribute(
    String name,
    AttributeType type,
    @Nullable String unit,
    List<String> values,
    boolean required,
    boolean perSource,
    String description,
    String declaredBy) {
  public Attribute {
    values = List.copyOf(values);
  }
}
