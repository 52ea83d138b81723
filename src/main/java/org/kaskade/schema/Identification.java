package org.kaskade.schema;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.CiClass.IdentificationRule;

/// Which CI is meant: applies a class's identification rules to what is said about a CI.
///
/// The first complete rule decides. Later ones help to find a CI again that was known by less when
/// it was first seen; they may only be followed where no value of an earlier rule contradicts.
public final class Identification {
  private static final String FQDN = "fqdn";

  private final CmdbSchema schema;

  public Identification(CmdbSchema schema) {
    this.schema = schema;
  }

  /// The keys these values make, the one that decides first; empty where no rule is complete.
  ///
  /// A key is the class's prefix, `:`, and the values joined with `/`; a `/`, `%` or control
  /// character in a value is percent-encoded. Rules of as many values can make the same key of
  /// different identities, so whether two CIs are one is a matter of {@link #identities}.
  ///
  /// @param ciClass the name of a class; no keys for an unknown one
  /// @param values `name`, `environment` and attributes, coerced or not
  public List<String> keys(String ciClass, Map<String, ?> values) {
    return identities(ciClass, values).stream()
        .map(identity -> key(ciClass, identity))
        .distinct()
        .toList();
  }

  /// The key of this identity under a class of the same line, e.g. to look for a `Server` as the
  /// `VirtualMachine` it may be known as.
  ///
  /// @throws IllegalArgumentException for an unknown class
  public String key(String ciClass, IdentityKey identity) {
    CiClass known =
        schema
            .ciClass(ciClass)
            .orElseThrow(() -> new IllegalArgumentException("no class " + ciClass));
    return identity.values().stream()
        .map(Identification::encode)
        .collect(Collectors.joining("/", known.keyPrefix() + ":", ""));
  }

  /// The identities these values make, one for each complete rule, the one that decides first.
  public List<IdentityKey> identities(String ciClass, Map<String, ?> values) {
    Set<IdentityKey> found = new LinkedHashSet<>();
    schema
        .ciClass(ciClass)
        .ifPresent(known ->
            known
                .identification()
                .forEach(rule -> identity(known, rule, values).ifPresent(found::add)));
    return List.copyOf(found);
  }

  /// Whether a rule before the one that matched tells two CIs apart: both have a value for one of
  /// its attributes, and not the same.
  ///
  /// @param matched one of the identities of the first
  public boolean contradicts(
      String ciClass, IdentityKey matched, Map<String, ?> one, Map<String, ?> other) {
    CiClass known = schema.ciClass(ciClass).orElse(null);
    List<IdentificationRule> rules = known == null ? List.of() : known.identification();
    for (IdentificationRule rule : rules) {
      if (known == null || identity(known, rule, one).filter(matched::equals).isPresent()) {
        return false;
      }
      for (String attribute : rule.attributes()) {
        Optional<String> here = text(attribute, one);
        Optional<String> there = text(attribute, other);
        if (here.isPresent() && there.isPresent() && !here.equals(there)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Optional<IdentityKey> identity(
      CiClass ciClass, IdentificationRule rule, Map<String, ?> values) {
    List<String> attributes = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (String attribute : rule.attributes()) {
      Optional<String> text = text(attribute, values);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      boolean standsForFqdn =
          attribute.equals(CommonFields.QUALIFIED_NAME) && ciClass.attributes().containsKey(FQDN);
      attributes.add(standsForFqdn ? FQDN : attribute);
      texts.add(text.get());
    }
    return Optional.of(new IdentityKey(rule.declaredBy(), attributes, texts));
  }

  private static Optional<String> text(String attribute, Map<String, ?> values) {
    return switch (attribute) {
      case CommonFields.QUALIFIED_NAME ->
          text(values.get("name")).map(DomainNames::normalise).filter(DomainNames::isQualified);
      case FQDN -> text(values.get(FQDN)).map(DomainNames::normalise).filter(t -> !t.isEmpty());
      default -> text(values.get(attribute));
    };
  }

  private static Optional<String> text(@Nullable Object value) {
    return switch (value) {
      case String text when !text.isBlank() ->
          Optional.of(Normalizer.normalize(text.strip(), Normalizer.Form.NFC));
      case Boolean flag -> Optional.of(flag.toString());
      case Number number -> Optional.of(number.toString());
      case null, default -> Optional.empty();
    };
  }

  private static String encode(String value) {
    StringBuilder encoded = new StringBuilder(value.length());
    value
        .codePoints()
        .forEach(c -> {
          if (c == '/' || c == '%' || Character.isISOControl(c)) {
            for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
              encoded.append(String.format(Locale.ROOT, "%%%02X", b));
            }
          } else {
            encoded.appendCodePoint(c);
          }
        });
    return encoded.toString();
  }
}
