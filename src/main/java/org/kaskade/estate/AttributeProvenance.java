package org.kaskade.estate;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.Attribute;

/// Where the value of one attribute of one CI comes from.
///
/// @param declared what the class says of the attribute; null for what every CI has
/// @param winner null where no claim has a value
/// @param losers all other claims that have one, the strongest first
record AttributeProvenance(
    String key,
    String attribute,
    @Nullable Attribute declared,
    Object value,
    @Nullable ClaimedValue winner,
    List<ClaimedValue> losers,
    WinningRule rule,
    String reason) {
  AttributeProvenance {
    losers = List.copyOf(losers);
  }

  /// What it is about, as the class says.
  public @Nullable String description() {
    return declared == null ? null : declared.description();
  }

  /// What a number of it counts.
  public @Nullable String unit() {
    return declared == null ? null : declared.unit();
  }

  /// What one claim says about it.
  record ClaimedValue(Object value, boolean effective, CiDetails.ShownClaim claim) {}

  /// What all claims say, the strongest first.
  List<ClaimedValue> claimed() {
    return Stream.concat(Stream.ofNullable(winner), losers.stream()).toList();
  }
}
