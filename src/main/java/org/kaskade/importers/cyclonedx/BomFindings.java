package org.kaskade.importers.cyclonedx;

import static org.kaskade.importers.ProblemSeverity.INFO;
import static org.kaskade.importers.ProblemSeverity.WARNING;

import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.Strength;

/// Says what one bill of materials holds: a CI for each part, and the dependencies between them.
final class BomFindings {
  private final IndexedBom indexed;
  private final Bom bom;
  private final BomLinks boms;
  private final CycloneDxMapping mapping;
  private final CmdbSchema schema;
  private final Optional<String> environment;
  private final Findings findings;
  private final Set<Said> said = new HashSet<>();

  private record Said(CiRef dependent, CiRef provider, String type) {}

  /// A part of this bill of materials or another.
  private record End(IndexedBom bom, int index) {
    Part part() {
      return bom.bom().parts().get(index);
    }

    Optional<CiRef> ref() {
      return bom.refs().get(index);
    }
  }

  BomFindings(
      IndexedBom indexed,
      BomLinks boms,
      CycloneDxMapping mapping,
      CmdbSchema schema,
      Optional<String> environment,
      Findings findings) {
    this.indexed = indexed;
    this.bom = indexed.bom();
    this.boms = boms;
    this.mapping = mapping;
    this.schema = schema;
    this.environment = environment;
    this.findings = findings;
  }

  void say() {
    for (int i = 0; i < bom.parts().size(); i++) {
      Part part = bom.parts().get(i);
      Optional<CiRef> ref = indexed.refs().get(i);
      if (ref.isPresent()) {
        findings.ci(new FoundCi(ref.get(), part.name(), attributes(part), bom.path(), part.line()));
      }
    }
    for (int merged : indexed.merged()) {
      Part part = bom.parts().get(merged);
      warn(
          "AMBIGUOUS_IDENTITY",
          part.line(),
          "'%s' is listed before with another bom-ref, and nothing else tells them apart, so they are one CI. Give them package URLs or groups."
              .formatted(part.name()));
    }
    BitSet needed = new BitSet();
    for (Bom.Link link : bom.links()) {
      link(link, needed);
    }
    for (int i = 0; i < bom.parts().size(); i++) {
      wholes(i, needed);
      further(i);
    }
  }

  private Map<String, Object> attributes(Part part) {
    CiClass ciClass = schema.ciClass(part.ciClass()).orElse(null);
    if (ciClass == null) {
      return Map.of();
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    part.attributes()
        .forEach((name, value) -> {
          if (ciClass.attributes().containsKey(name)) {
            attributes.put(name, value);
          }
        });
    if (ciClass.identification().stream()
        .anyMatch(rule -> rule.attributes().contains("environment"))) {
      environment.ifPresent(name -> attributes.put("environment", name));
    }
    return attributes;
  }

  private void link(Bom.Link link, BitSet needed) {
    Optional<End> dependent = end(link.dependent(), link.line());
    Optional<End> provider = end(link.provider(), link.line());
    if (dependent.isEmpty() || provider.isEmpty()) {
      return;
    }
    End led = link.provision() ? dependent.get() : provider.get();
    if (led.bom().bom().path().equals(bom.path()) && !link.dependent().equals(link.provider())) {
      needed.set(led.index());
    }
    boolean soft = !link.provision() && provider.get().part().soft();
    String type = link.provision() ? mapping.provisionType() : mapping.dependencyType();
    boolean sameName = link.dependent().equals(link.provider());
    say(dependent.get().ref(), provider.get().ref(), type, soft, sameName, link.line());
  }

  private Optional<End> end(String ref, int line) {
    Optional<Integer> here = indexed.find(ref);
    if (here.isPresent()) {
      return Optional.of(new End(indexed, here.get()));
    }
    if (BomLinks.isLink(ref)) {
      switch (boms.find(ref)) {
        case BomLinks.Answer.Found found -> {
          return Optional.of(new End(found.bom(), found.part()));
        }
        case BomLinks.Answer.Nowhere nowhere ->
            warn(
                "DANGLING_REFERENCE",
                line,
                "The link %s, so the dependency is left out. Add that file to the source, or correct the link."
                    .formatted(nowhere.why()));
      }
    } else {
      warn(
          "DANGLING_REFERENCE",
          line,
          "Nothing in this file has the bom-ref '%s', so the dependency is left out. Correct the reference, or declare the component."
              .formatted(ref));
    }
    return Optional.empty();
  }

  /// Joins a part to what it is listed in; what is listed at the top and needed by nothing, to what
  /// the bill of materials describes.
  private void wholes(int index, BitSet needed) {
    Part part = bom.parts().get(index);
    int whole = part.whole();
    while (whole >= 0 && indexed.refs().get(whole).isEmpty()) {
      whole = bom.parts().get(whole).whole();
    }
    if (whole < 0 && index != bom.subject() && !needed.get(index)) {
      whole = bom.subject();
    }
    if (whole >= 0) {
      say(
          indexed.refs().get(whole),
          indexed.refs().get(index),
          mapping.partType(),
          part.soft(),
          false,
          part.line());
    }
  }

  /// What another bill of materials describes of this part is a part of it.
  private void further(int index) {
    for (Part.Reference reference : bom.parts().get(index).boms()) {
      if (BomLinks.isLink(reference.address())) {
        switch (boms.find(reference.address())) {
          case BomLinks.Answer.Found found ->
              say(
                  indexed.refs().get(index),
                  found.bom().refs().get(found.part()),
                  mapping.partType(),
                  false,
                  false,
                  reference.line());
          case BomLinks.Answer.Nowhere nowhere ->
              findings.problem(
                  INFO,
                  "EXTERNAL_BOM",
                  bom.path(),
                  reference.line(),
                  "The link %s; what it says is not read.".formatted(nowhere.why()));
        }
      }
    }
  }

  /// @param itself whether a part is said to depend on itself, which the estate refuses; parts that
  ///   turn out to be one CI are no dependency
  private void say(
      Optional<CiRef> dependent,
      Optional<CiRef> provider,
      String type,
      boolean soft,
      boolean itself,
      int line) {
    if (dependent.isEmpty() || provider.isEmpty()) {
      return;
    }
    if (dependent.equals(provider) && !itself) {
      return;
    }
    if (said.add(new Said(dependent.get(), provider.get(), type))) {
      @Nullable Strength strength = soft ? Strength.SOFT : null;
      findings.dependency(
          new FoundDependency(
              dependent.get(), provider.get(), type, strength, null, null, bom.path(), line));
    }
  }

  private void warn(String code, int line, String message) {
    findings.problem(WARNING, code, bom.path(), line, message);
  }
}
