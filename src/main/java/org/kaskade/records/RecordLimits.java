package org.kaskade.records;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much a record can hold: settings `kaskade.limits.…`.
///
/// @param recordEnds ends of one link; 20,000 CIs take 2 MB of a request
@ConfigurationProperties("kaskade.limits")
record RecordLimits(@DefaultValue("20000") int recordEnds) {
  int ends() {
    return recordEnds;
  }
}
