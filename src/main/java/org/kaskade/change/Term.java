package org.kaskade.change;

import java.util.Locale;
import org.kaskade.graph.ImpactState;

/// A state or a level within a sentence.
record Term(String english, String german) implements Worded {
  static Term of(ImpactState state) {
    return switch (state) {
      case UNAFFECTED -> new Term("unaffected", "nicht betroffen");
      case AT_RISK -> new Term("at risk", "ohne Reserve");
      case DEGRADED -> new Term("degraded", "eingeschränkt");
      case OUTAGE -> new Term("outage", "Ausfall");
    };
  }

  static Term of(RiskLevel level) {
    return switch (level) {
      case LOW -> new Term("low", "niedrig");
      case MEDIUM -> new Term("medium", "mittel");
      case HIGH -> new Term("high", "hoch");
      case VERY_HIGH -> new Term("very high", "sehr hoch");
    };
  }

  @Override
  public String in(Locale language) {
    return language.getLanguage().equals("de") ? german : english;
  }
}
