package org.kaskade.importers;

import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaskade.estate.CiClaim;
import org.kaskade.estate.DependencyClaim;
import org.kaskade.importers.git.LastChange;

/// What the newest sync of a source made of each file, so that the next one hands over only files
/// that say something else now.
///
/// Takes some 200 bytes per file and CI, and the claims while there is room. Kept in memory alone:
/// the first sync after a start hands over everything, which changes nothing where nothing changed.
/// A {@link ContinuedReading} changes it in its place, so it is used by one thread at a time.
///
/// @param settings the source as it was read, without its last report
/// @param commit full id of the commit that was read
/// @param changes who changed each file last
/// @param files what each file that says anything said
/// @param refused files of which the estate refused something, which may be different next time
/// @param report what came of the sync
/// @param memory what each file says, as long as there is room for it
record LastReading(
    Source settings,
    String commit,
    Map<String, LastChange> changes,
    Map<String, Said> files,
    Set<String> refused,
    SyncReport report,
    SoftReference<SourceMemory> memory) {

  /// What one file said.
  ///
  /// @param digest of all its claims
  /// @param cis the CIs it claims, as hashes
  record Said(String digest, Set<Integer> cis) {
    static Said of(List<Optional<CiClaim>> claims, List<Optional<DependencyClaim>> dependencies) {
      StringBuilder text = new StringBuilder();
      Set<Integer> cis = new HashSet<>();
      claims.forEach(each ->
          each.ifPresent(claim -> {
            text.append(claim).append('\n');
            cis.add(claim.ci().hashCode());
          }));
      dependencies.forEach(each -> each.ifPresent(claim -> text.append(claim).append('\n')));
      return new Said(digest(text.toString()), Set.copyOf(cis));
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

  /// The claims of each file; empty where they had to make room in memory.
  Map<String, ClaimedFile> claims() {
    SourceMemory kept = memory.get();
    return kept == null ? Map.of() : kept.files();
  }
}
