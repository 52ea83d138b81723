package org.kaskade.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What risk a pipeline doesn't let through.
///
/// @param level from which on; null for none
/// @param maxScore the highest score let through; null for any
/// @param collisions whether a collision isn't
record RiskThreshold(@Nullable String level, @Nullable Integer maxScore, boolean collisions) {
  private static final List<String> LEVELS = List.of("LOW", "MEDIUM", "HIGH", "VERY_HIGH");

  /// @param words as in `--fail-on`
  static RiskThreshold of(List<String> words, @Nullable Integer maxScore) {
    if (maxScore != null && (maxScore < 0 || maxScore > 100)) {
      throw new IllegalArgumentException(
          "--max-score is %d. Give a number from 0 to 100.".formatted(maxScore));
    }
    String level = null;
    boolean collisions = false;
    for (String word : words) {
      String upper = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
      if (LEVELS.contains(upper)) {
        level = level == null || LEVELS.indexOf(upper) < LEVELS.indexOf(level) ? upper : level;
      } else if (upper.equals("COLLISION")) {
        collisions = true;
      } else if (!upper.equals("NONE")) {
        throw new IllegalArgumentException(
            "--fail-on doesn't know '%s'. Known: low, medium, high, very-high, collision, none."
                .formatted(word));
      }
    }
    return new RiskThreshold(level, maxScore, collisions);
  }

  /// Why it isn't let through, a sentence each; none when it is.
  List<String> objections(JsonNode risk) {
    List<String> found = new ArrayList<>();
    String reached = Words.text(risk, "level");
    if (level != null && LEVELS.indexOf(reached) >= LEVELS.indexOf(level)) {
      found.add("the risk is %s".formatted(Words.word(reached)));
    }
    if (maxScore != null && risk.path("score").asInt() > maxScore) {
      found.add("the score is %d, above %d".formatted(risk.path("score").asInt(), maxScore));
    }
    if (collisions) {
      risk.path("collisions")
          .forEach(collision ->
              found.add("it collides with " + collision.at("/with/number").asString("")));
    }
    return found;
  }
}
