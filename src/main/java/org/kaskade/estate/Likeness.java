package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CiClass.IdentificationRule;
import org.kaskade.schema.CmdbSchema;

/// What makes two CIs look like one, and what tells them apart.
final class Likeness {
  /// Stands for the first label of the name.
  static final String SHORT_NAME = "shortName";

  private static final String FQDN = "fqdn";
  private static final String QUALIFIED_NAME = "qualifiedName";

  /// Attributes that hardly ever two CIs share, besides those that identify by themselves.
  private static final Set<String> SHARED_BY_FEW =
      Set.of("ipAddress", "ipAddresses", "macAddresses", "assetTag", "resourceId");

  /// Addresses that every machine has.
  private static final Pattern EVERYWHERE =
      Pattern.compile(
          "(?i)127\\..*|0\\.0\\.0\\.0|169\\.254\\..*|::1?|fe80:.*|00:00:00:00:00:00|localhost.*");

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  private final CmdbSchema schema;

  Likeness(CmdbSchema schema) {
    this.schema = schema;
  }

  /// The class next to the root that this one comes from: CIs of different ones are never alike.
  String family(String ciClass) {
    List<CiClass> line = schema.lineage(ciClass);
    return line.size() < 2 ? ciClass : line.get(line.size() - 2).name();
  }

  /// Names of all attributes, of whichever class, that may give CIs away.
  Set<String> attributes() {
    Set<String> all = new LinkedHashSet<>();
    schema.classes().forEach(ciClass -> all.addAll(attributes(ciClass)));
    return all;
  }

  private static Set<String> attributes(CiClass ciClass) {
    Set<String> telling = new LinkedHashSet<>();
    for (IdentificationRule rule : ciClass.identification()) {
      if (rule.attributes().size() == 1
          && ciClass.attributes().containsKey(rule.attributes().getFirst())) {
        telling.add(rule.attributes().getFirst());
      }
    }
    for (String name : SHARED_BY_FEW) {
      if (ciClass.attributes().containsKey(name)) {
        telling.add(name);
      }
    }
    return telling;
  }

  boolean givesAway(String ciClass, String attribute) {
    return schema.ciClass(ciClass).filter(c -> attributes(c).contains(attribute)).isPresent();
  }

  /// What a value is compared by; nothing where it tells nothing.
  static List<String> comparable(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    Collection<?> values =
        value instanceof Collection<?> list ? list : value == null ? List.of() : List.of(value);
    for (Object one : values) {
      String text = one.toString().strip().toLowerCase(Locale.ROOT);
      if (!text.isEmpty() && !EVERYWHERE.matcher(text).matches()) {
        texts.add(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
      }
    }
    return texts;
  }

  /// One name of the attributes that hold the same, so that an address counts wherever it stands.
  static String kind(String attribute) {
    return attribute.equals("ipAddresses") ? "ipAddress" : attribute;
  }

  /// The first label of a name, in lower case; null for an address.
  static @Nullable String shortName(@Nullable Object name) {
    String text = name == null ? "" : name.toString().strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || ADDRESS.matcher(text).matches() || EVERYWHERE.matcher(text).matches()) {
      return null;
    }
    int dot = text.indexOf('.');
    return dot > 0 ? text.substring(0, dot) : text;
  }

  /// The first attribute of the identification rules that tells two CIs apart: both have a value,
  /// and not the same.
  @Nullable String apart(String ciClass, Map<String, Object> one, Map<String, Object> other) {
    CiClass known = schema.ciClass(ciClass).orElse(null);
    if (known != null) {
      for (IdentificationRule rule : known.identification()) {
        for (String attribute : rule.attributes()) {
          if (differ(known, attribute, one, other)) {
            return attribute.equals(QUALIFIED_NAME) ? Fields.NAME : attribute;
          }
        }
      }
    }
    return null;
  }

  private static boolean differ(
      CiClass ciClass, String attribute, Map<String, Object> one, Map<String, Object> other) {
    var declared = ciClass.attributes().get(attribute);
    if (attribute.equals(Fields.NAME) || (declared != null && declared.perSource())) {
      return false;
    }
    String here = text(attribute, one);
    String there = text(attribute, other);
    return here != null && there != null && !here.equals(there);
  }

  private static @Nullable String text(String attribute, Map<String, Object> values) {
    boolean domain = attribute.equals(QUALIFIED_NAME) || attribute.equals(FQDN);
    Object value = values.get(attribute.equals(QUALIFIED_NAME) ? Fields.NAME : attribute);
    List<String> texts = comparable(value);
    String text = texts.isEmpty() ? null : texts.getFirst();
    return domain && text != null && text.indexOf('.') < 0 ? null : text;
  }
}
