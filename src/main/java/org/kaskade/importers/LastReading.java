package org.kaskade.importers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.kaskade.estate.CiClaim;
import org.kaskade.estate.ClaimBatch;
import org.kaskade.estate.DependencyClaim;
import org.kaskade.importers.git.LastChange;

/// What the newest sync of a source made of each file, so that the next one hands over only files
/// that say something else now.
///
/// Takes some 200 bytes per file and CI. Kept in memory alone: the first sync after a start hands
/// over everything, which changes nothing where nothing changed.
///
/// @param settings the source as it was read, without its last report
/// @param commit full id of the commit that was read
/// @param changes who changed each file last
/// @param files what each file that says anything said
/// @param refused files of which the estate refused something, which may be different next time
/// @param report what came of the sync
record LastReading(
    Source settings,
    String commit,
    Map<String, LastChange> changes,
    Map<String, Said> files,
    Set<String> refused,
    SyncReport report) {

  /// What one file said.
  ///
  /// @param digest of all its claims
  /// @param cis the CIs it claims, as hashes
  record Said(String digest, Set<Integer> cis) {}

  /// Whether the estate holds what was read then: another process may have synced since, or the
  /// settings may be others.
  boolean standsFor(Source source) {
    SyncReport last = source.lastSync();
    return last != null
        && last.held() == null
        && last.commit().equals(commit)
        && settings.equals(withoutReport(source));
  }

  static Source withoutReport(Source source) {
    return new Source(
        source.name(),
        source.url(),
        source.branch(),
        source.format(),
        source.paths(),
        source.every(),
        source.options(),
        source.secrets(),
        null);
  }

  /// What each file says in a batch.
  static Map<String, Said> saidIn(ClaimBatch batch) {
    Map<String, StringBuilder> texts = new HashMap<>();
    Map<String, Set<Integer>> cis = new HashMap<>();
    for (CiClaim claim : batch.cis()) {
      String file = String.valueOf(claim.place().file());
      texts.computeIfAbsent(file, any -> new StringBuilder()).append(claim).append('\n');
      cis.computeIfAbsent(file, any -> new HashSet<>()).add(claim.ci().hashCode());
    }
    for (DependencyClaim claim : batch.dependencies()) {
      String file = String.valueOf(claim.place().file());
      texts.computeIfAbsent(file, any -> new StringBuilder()).append(claim).append('\n');
    }
    Map<String, Said> said = new HashMap<>();
    texts.forEach((file, text) ->
        said.put(
            file, new Said(digest(text.toString()), Set.copyOf(cis.getOrDefault(file, Set.of())))));
    return said;
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
