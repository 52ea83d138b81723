package org.kaskade.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What someone who wrote an unknown word may have meant.
public final class Suggestions {
  private static final int MOST = 3;

  /// Words beyond this length get no suggestion: comparing takes time in the product of lengths.
  private static final int LONGEST = 100;

  private record Candidate(String word, int distance) {}

  private Suggestions() {}

  /// The known words most similar to this one, the closest first, at most three; none where no word
  /// is close. Case doesn't matter; up to a third of the letters may differ, swapped neighbours
  /// counting once.
  public static List<String> closest(String word, Collection<String> known) {
    String wanted = word.toLowerCase(Locale.ROOT);
    if (wanted.isBlank() || wanted.length() > LONGEST) {
      return List.of();
    }
    int limit = Math.max(1, Math.min(4, wanted.length() / 3));
    return known.stream()
        .distinct()
        .filter(candidate -> Math.abs(candidate.length() - wanted.length()) <= limit)
        .map(candidate ->
            new Candidate(candidate, distance(wanted, candidate.toLowerCase(Locale.ROOT))))
        .filter(candidate -> candidate.distance() <= limit)
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .limit(MOST)
        .map(Candidate::word)
        .toList();
  }

  /// ` (did you mean Server?)` with a blank in front, or nothing where no word is close.
  public static String didYouMean(String word, Collection<String> known) {
    List<String> closest = closest(word, known);
    return closest.isEmpty() ? "" : " (did you mean " + String.join(" or ", closest) + "?)";
  }

  /// Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] reused = beforeLast;
      beforeLast = last;
      last = row;
      row = reused;
    }
    return last[b.length()];
  }
}
