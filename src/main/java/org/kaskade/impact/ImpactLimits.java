package org.kaskade.impact;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.RequestRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much one question about impact may ask for.
///
/// @param failedCis CIs that fail in one scenario
/// @param neighborhoodNodes CIs of one neighbourhood
/// @param neighborhoodDepth hops of one neighbourhood
/// @param symptoms symptoms and healthy CIs of one question for causes
/// @param causes causes of one answer
/// @param cutSets cut sets of one answer
/// @param paths paths of one answer
/// @param fragileGroups fragile groups of one answer
/// @param cfiaCells components times services of one matrix
/// @param availabilities CIs of one question for availabilities
/// @param questionTime how long one question is worked on; then what was found is answered
@ConfigurationProperties("kaskade.limits")
record ImpactLimits(
    @DefaultValue("1000") int failedCis,
    @DefaultValue("5000") int neighborhoodNodes,
    @DefaultValue("10") int neighborhoodDepth,
    @DefaultValue("1000") int symptoms,
    @DefaultValue("100") int causes,
    @DefaultValue("10000") int cutSets,
    @DefaultValue("100") int paths,
    @DefaultValue("10000") int fragileGroups,
    @DefaultValue("250000") int cfiaCells,
    @DefaultValue("100") int availabilities,
    @DefaultValue("8s") Duration questionTime) {

  /// How long a question may be worked on.
  ///
  /// @param wanted by who asks; null for as long as the setting allows
  /// @throws RequestRefused when it is nothing, or more than the setting allows
  Duration questionTime(@Nullable Duration wanted) {
    if (wanted == null) {
      return questionTime;
    }
    if (wanted.isNegative() || wanted.isZero() || wanted.compareTo(questionTime) > 0) {
      throw RequestRefused.limit(
          "TIME_LIMIT_OUT_OF_RANGE",
          "'timeLimit' is %s; give more than nothing and at most %s (kaskade.limits.question-time)."
              .formatted(wanted, questionTime));
    }
    return wanted;
  }

  /// A number that a caller gave for an argument.
  ///
  /// @param setting that bounds it, below `kaskade.limits`
  /// @throws RequestRefused when it is not from `least` to `most`
  static int inRange(String argument, int value, int least, int most, String setting) {
    if (value < least || value > most) {
      throw RequestRefused.limit(
          argument.toUpperCase(Locale.ROOT) + "_OUT_OF_RANGE",
          "'%s' is %d; give %d to %,d (kaskade.limits.%s)."
              .formatted(argument, value, least, most, setting));
    }
    return value;
  }
}
