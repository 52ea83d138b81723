package org.kaskade.impact;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.EstateReader;
import org.kaskade.graph.GraphCi;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.springframework.stereotype.Component;

/// How available CIs are by themselves: as an attribute says, else by their mean times, else as
/// their class is taken to be.
@Component
class CiAvailabilities {
  private static final String AVAILABILITY = "availability";
  private static final String BETWEEN_FAILURES = "meanTimeBetweenFailures";
  private static final String TO_REPAIR = "meanTimeToRepair";
  private static final String PROMISED = "slaAvailability";

  private final EstateReader estate;
  private final CmdbSchema schema;

  CiAvailabilities(EstateReader estate, CmdbSchema schema) {
    this.estate = estate;
    this.schema = schema;
  }

  /// What an availability rests on.
  enum Basis {
    ATTRIBUTE,
    MEAN_TIMES,
    CLASS_DEFAULT
  }

  /// @param share of time that the CI is up by itself, 0 to 1
  record Assumption(double share, Basis basis) {}

  /// What is known of some CIs; the others are answered for by their class.
  final class Known {
    private final Map<String, Map<String, Object>> values;

    private Known(Map<String, Map<String, Object>> values) {
      this.values = values;
    }

    Assumption of(GraphCi ci) {
      Map<String, Object> said = values.getOrDefault(ci.key(), Map.of());
      if (said.get(AVAILABILITY) instanceof Number percent) {
        return new Assumption(share(percent.doubleValue()), Basis.ATTRIBUTE);
      }
      Duration up = duration(said.get(BETWEEN_FAILURES));
      Duration repair = duration(said.get(TO_REPAIR));
      if (up != null && repair != null && up.plus(repair).isPositive()) {
        double seconds = up.toSeconds();
        return new Assumption(seconds / (seconds + repair.toSeconds()), Basis.MEAN_TIMES);
      }
      double percent = schema.ciClass(ci.ciClass()).map(CiClass::assumedAvailability).orElse(100.0);
      return new Assumption(share(percent), Basis.CLASS_DEFAULT);
    }

    /// What the service level agreement promises, in percent; null where none is known.
    @Nullable Double promised(GraphCi service) {
      return values.getOrDefault(service.key(), Map.of()).get(PROMISED) instanceof Number percent
          ? Double.valueOf(percent.doubleValue())
          : null;
    }
  }

  /// Reads what is known of these CIs, a few thousand a query.
  Known known(Collection<String> keys) {
    return new Known(
        estate.values(keys, List.of(AVAILABILITY, BETWEEN_FAILURES, TO_REPAIR, PROMISED)));
  }

  private static double share(double percent) {
    return Math.clamp(percent / 100, 0, 1);
  }

  private static @Nullable Duration duration(@Nullable Object value) {
    try {
      return value instanceof String text ? Duration.parse(text) : null;
    } catch (DateTimeParseException notOne) {
      return null;
    }
  }
}
