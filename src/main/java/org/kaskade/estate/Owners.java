package org.kaskade.estate;

import java.util.Optional;

/// Who answers for CIs that name no owner of their own.
@FunctionalInterface
public interface Owners {
  /// The owner of the nearest service that the CI with this key supports.
  Optional<String> ofNearestService(String key);
}
