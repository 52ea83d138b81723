package org.kaskade.importers.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.importers.ProblemSeverity;

/// Joins what the files of an inventory say: finds the records that are referred to by key, and
/// those that say the same CI twice. Takes time linear in all they say.
public final class Resolution {
  private record Kind(String at, CiRef ref) {}

  private final Findings findings;
  private final Map<String, KeyedCi> byKey = new HashMap<>();
  private final Map<Kind, FoundCi> first = new HashMap<>();
  private final Set<FoundDependency> said = new LinkedHashSet<>();
  private final Set<String> reported = new HashSet<>();

  private Resolution(Findings findings) {
    this.findings = findings;
  }

  /// Hands over what the files say.
  public static void of(List<FileClaims> files, Findings findings) {
    Resolution resolution = new Resolution(findings);
    files.forEach(resolution::cis);
    files.forEach(resolution::dependencies);
    resolution.unknownFields(files);
  }

  private void unknownFields(List<FileClaims> files) {
    Set<String> found = new HashSet<>();
    files.forEach(file -> found.addAll(file.fieldsFound()));
    for (FileClaims file : files) {
      file.fieldsMissing()
          .forEach((at, message) -> {
            if (found.add(at)) {
              findings.problem(ProblemSeverity.INFO, "UNKNOWN_FIELD", file.file(), null, message);
            }
          });
    }
  }

  private void cis(FileClaims file) {
    if (file.unreadable()) {
      findings.keep(file.file());
    }
    file.problems()
        .forEach(problem ->
            findings.problem(
                problem.severity(),
                problem.code(),
                problem.file(),
                problem.line(),
                problem.message()));
    for (KeyedCi keyed : file.cis()) {
      FoundCi ci = keyed.ci();
      FoundCi before = first.putIfAbsent(new Kind(keyed.at(), ci.ref()), ci);
      if (before == null) {
        findings.ci(ci);
      } else if (!before.attributes().equals(ci.attributes()) || !before.name().equals(ci.name())) {
        findings.problem(
            ProblemSeverity.WARNING,
            "DUPLICATE_RECORD",
            ci.file(),
            ci.line(),
            "the record is about the same %s as the one in %s:%d and says other things of it; those of the first count. Remove one, or identify them by more."
                .formatted(ci.ref().ciClass(), before.file(), before.line()));
      }
      if (keyed.key() != null) {
        key(keyed.key(), keyed);
      }
    }
  }

  private void key(String key, KeyedCi keyed) {
    KeyedCi before = byKey.putIfAbsent(key, keyed);
    if (before != null && !before.ci().ref().equals(keyed.ci().ref())) {
      findings.problem(
          ProblemSeverity.WARNING,
          "DUPLICATE_KEY",
          keyed.ci().file(),
          keyed.ci().line(),
          "the record has the same key as the one in %s:%d; references mean the first"
              .formatted(before.ci().file(), before.ci().line()));
    }
  }

  private void dependencies(FileClaims file) {
    for (OpenDependency open : file.dependencies()) {
      CiRef other = open.other() == null ? ofKey(open, file.file()) : open.other();
      if (other == null) {
        continue;
      }
      FoundDependency dependency =
          new FoundDependency(
              open.recordDepends() ? open.record() : other,
              open.recordDepends() ? other : open.record(),
              open.type(),
              open.strength(),
              open.group(),
              open.need(),
              file.file(),
              open.line());
      if (said.add(dependency)) {
        findings.dependency(dependency);
      }
    }
  }

  private @Nullable CiRef ofKey(OpenDependency open, String file) {
    KeyedCi keyed = byKey.get(open.otherKey());
    if (keyed != null) {
      return keyed.ci().ref();
    }
    if (reported.add(file + ":" + open.line() + open.at())) {
      findings.problem(
          ProblemSeverity.WARNING,
          "DANGLING_REFERENCE",
          file,
          open.line(),
          "no record has the key that %s refers to; the dependency is left out"
              .formatted(open.at()));
    }
    return null;
  }
}
