package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.expression.Evaluation;
import org.kaskade.expression.ExpressionFailed;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.FoundCi;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.Suggestions;

/// Makes the claims of one file's records. Takes time linear in records times terms.
public final class RecordClaims {

  private final CmdbSchema schema;
  private final Identities identities;
  private final FileProblems problems;
  private final Evaluation evaluation = new Evaluation();
  private final List<KeyedCi> cis = new ArrayList<>();
  private final List<OpenDependency> dependencies = new ArrayList<>();
  private final Set<String> fieldsFound = new HashSet<>();
  private final Map<String, String> fieldsMissing = new LinkedHashMap<>();
  private final Reading reading;
  private boolean stopped;

  /// @param source the name of the source, which scopes bare names
  public RecordClaims(CmdbSchema schema, String source, FileProblems problems) {
    this.schema = schema;
    this.identities = new Identities(schema, source);
    this.problems = problems;
    this.reading = new Reading(problems);
  }

  Evaluation evaluation() {
    return evaluation;
  }

  /// Makes the claims of these records; {@link #made} gives them with those of others.
  public void add(RecordMapping mapping, List<SourceRecord> records) {
    add(mapping, records, List.of());
  }

  /// @param known fields that there are, whether or not a record has them
  void add(RecordMapping mapping, List<SourceRecord> records, List<String> known) {
    KnownFields fields = new KnownFields(known);
    for (SourceRecord record : records) {
      if (stopped) {
        return;
      }
      try {
        if (add(mapping, record)) {
          fields.see(record);
        }
      } catch (ExpressionFailed timeIsUp) {
        stopped = true;
        problems.unreadable(
            FileProblems.TIMEOUT,
            record.line(),
            "the expressions of the mapping take too long for this file; make them simpler, or divide"
                + " the file");
      }
    }
    fields.compare(mapping, fieldsFound, fieldsMissing);
  }

  /// Everything made so far.
  public FileClaims made() {
    return new FileClaims(
        problems.file(),
        cis,
        dependencies,
        problems.all(),
        fieldsFound,
        fieldsMissing,
        problems.isUnreadable());
  }

  /// Whether the record counts.
  private boolean add(RecordMapping mapping, SourceRecord record) throws ExpressionFailed {
    Scope scope = new Scope(record.value(), record.variables(), evaluation);
    if (!reading.holds(mapping.when(), scope, record.line())) {
      return false;
    }
    claim(mapping, record, scope);
    return true;
  }

  private void claim(RecordMapping mapping, SourceRecord record, Scope scope)
      throws ExpressionFailed {
    String ciClass = reading.text(mapping.ciClass(), scope, record.line());
    if (ciClass == null) {
      problems.warn(
          "NO_CLASS",
          mapping.ciClass().at(),
          record.line(),
          "%s gives no class for this record, which is left out".formatted(mapping.ciClass().at()));
      return;
    }
    CiClass known = schema.ciClass(ciClass).orElse(null);
    if (known == null || known.abstractClass()) {
      problems.warn(
          "UNKNOWN_CLASS",
          mapping.ciClass().at(),
          record.line(),
          "%s gives '%s', which is no class a CI can have%s; the record is left out"
              .formatted(
                  mapping.ciClass().at(),
                  shown(ciClass),
                  Suggestions.didYouMean(
                      ciClass, schema.classes().stream().map(CiClass::name).toList())));
      return;
    }
    Map<String, String> identity = reading.texts(mapping.identity(), scope, record.line());
    CiRef ref = identities.ref(ciClass, identity);
    if (!identities.isComplete(ref)) {
      problems.warn(
          "NO_IDENTITY",
          mapping.at(),
          record.line(),
          "the record has %s by %s, which identifies no %s (it takes one of %s); it is left out"
              .formatted(
                  identity.isEmpty() ? "nothing" : "only " + String.join(", ", identity.keySet()),
                  mapping.at(),
                  ciClass,
                  identities.rules(ciClass)));
      return;
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (Map.Entry<String, Said> attribute : mapping.attributes().entrySet()) {
      Object value = reading.attribute(attribute.getValue(), scope, record.line());
      if (value != null) {
        attributes.put(attribute.getKey(), value);
      }
    }
    identities
        .inventory(ref)
        .ifPresent(inventory -> attributes.putIfAbsent("inventory", inventory));
    String name = name(mapping, scope, ref, identity, record.line());
    String key = mapping.key() == null ? null : reading.text(mapping.key(), scope, record.line());
    cis.add(
        new KeyedCi(
            new FoundCi(ref, name, attributes, problems.file(), record.line()), key, mapping.at()));
    for (DependencyMapping dependency : mapping.dependencies()) {
      depend(ref, dependency, scope, record.line());
    }
  }

  private String name(
      RecordMapping mapping, Scope scope, CiRef ref, Map<String, String> identity, int line)
      throws ExpressionFailed {
    String name = mapping.name() == null ? null : reading.text(mapping.name(), scope, line);
    if (name == null) {
      name = ref.identity().get("name");
    }
    return name == null ? identity.values().iterator().next() : name;
  }

  private void depend(CiRef record, DependencyMapping mapping, Scope scope, int line)
      throws ExpressionFailed {
    List<?> items = mapping.each() == null ? List.of() : reading.items(mapping.each(), scope, line);
    if (mapping.each() == null) {
      depend(record, mapping, scope, line, line);
    } else {
      for (Object item : items) {
        if (item != null) {
          depend(record, mapping, scope.of(item), line, line);
        }
      }
    }
  }

  private void depend(
      CiRef record, DependencyMapping mapping, Scope scope, int line, int recordLine)
      throws ExpressionFailed {
    if (!reading.holds(mapping.when(), scope, line)) {
      return;
    }
    CiRef other = null;
    String key = "";
    switch (mapping.other()) {
      case OtherEnd.ByKey byKey -> {
        String given = reading.text(byKey.key(), scope, line);
        if (given == null) {
          return;
        }
        key = given;
      }
      case OtherEnd.ByIdentity byIdentity -> {
        other = other(mapping, byIdentity, scope, line);
        if (other == null) {
          return;
        }
      }
    }
    String type = reading.text(mapping.type(), scope, line);
    if (type == null) {
      return;
    }
    dependencies.add(
        new OpenDependency(
            record,
            mapping.recordDepends(),
            other,
            key,
            type,
            reading.strength(mapping.strength(), scope, line),
            mapping.group() == null ? null : reading.text(mapping.group(), scope, line),
            mapping.need() == null ? null : reading.text(mapping.need(), scope, line),
            mapping.at(),
            recordLine));
  }

  /// Nothing where the record says nothing of it, as an empty cell does.
  private @Nullable CiRef other(
      DependencyMapping mapping, OtherEnd.ByIdentity end, Scope scope, int line)
      throws ExpressionFailed {
    Map<String, String> identity = reading.texts(end.identity(), scope, line);
    if (identity.size() < end.identity().size()) {
      return null;
    }
    String ciClass = reading.text(end.ciClass(), scope, line);
    if (ciClass == null) {
      return null;
    }
    CiRef ref = identities.ref(ciClass, identity);
    if (!identities.isComplete(ref)) {
      problems.warn(
          "NO_IDENTITY",
          mapping.at(),
          line,
          schema.ciClass(ciClass).isEmpty()
              ? "%s names the class '%s', which is not declared%s; the dependency is left out"
                  .formatted(
                      mapping.at(),
                      shown(ciClass),
                      Suggestions.didYouMean(
                          ciClass, schema.classes().stream().map(CiClass::name).toList()))
              : "%s gives %s, which identifies no %s (it takes one of %s); the dependency is left out"
                  .formatted(
                      mapping.at(),
                      String.join(", ", identity.keySet()),
                      ciClass,
                      identities.rules(ciClass)));
      return null;
    }
    return ref;
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
