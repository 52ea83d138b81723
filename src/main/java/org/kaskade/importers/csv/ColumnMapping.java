package org.kaskade.importers.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.mapping.DependencyMapping;
import org.kaskade.importers.mapping.FileProblems;
import org.kaskade.importers.mapping.OtherEnd;
import org.kaskade.importers.mapping.RecordMapping;
import org.kaskade.importers.mapping.Said;
import org.kaskade.importers.mapping.Term;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.Suggestions;

/// Makes mappings of the columns of one file: those that option `columns` names, and those that are
/// called like an attribute.
final class ColumnMapping {
  private static final List<String> COMMON =
      List.of("name", "environment", "lifecycle", "owner", "criticality");
  private static final String QUALIFIED_NAME = "qualifiedName";
  private static final String INVENTORY = "inventory";

  private final CsvSettings settings;
  private final CmdbSchema schema;
  private final List<String> columns;
  private final FileProblems problems;
  private final Set<String> read = new HashSet<>();

  ColumnMapping(
      CsvSettings settings, CmdbSchema schema, List<String> columns, FileProblems problems) {
    this.settings = settings;
    this.schema = schema;
    this.columns = columns;
    this.problems = problems;
  }

  RecordMapping of(String ciClass) {
    CiClass known = schema.ciClass(ciClass).orElseThrow();
    Map<String, Said> attributes = new LinkedHashMap<>(stated(known));
    for (String column : columns) {
      if (isStated(column)) {
        continue;
      }
      Names.find(column, attributesOf(known))
          .ifPresent(attribute -> {
            if (attributes.putIfAbsent(attribute, said(column)) == null) {
              read.add(column);
            }
          });
    }
    settings
        .fixed()
        .forEach((field, value) ->
            attributes.merge(
                field,
                fixed(field, value),
                (column, fixed) ->
                    new Said(column.at(), new Term.Defaulted(column.term(), value))));
    Map<String, Said> identity = new LinkedHashMap<>();
    for (String attribute : identifying(known, attributes.keySet())) {
      Said said = attributes.get(attribute);
      if (said != null) {
        identity.put(attribute, said);
      }
    }
    Said name = attributes.remove("name");
    identity.keySet().forEach(attributes::remove);
    return new RecordMapping(
        settings.identity().isEmpty()
            ? "the columns that identify a " + ciClass
            : "option 'identity'",
        null,
        null,
        new Said("option 'class'", new Term.Fixed(ciClass)),
        identity,
        name,
        attributes,
        dependencies());
  }

  /// What option `columns` says, as far as this file has the columns.
  private Map<String, Said> stated(CiClass ciClass) {
    Map<String, Said> attributes = new LinkedHashMap<>();
    settings
        .columns()
        .forEach((column, attribute) -> {
          Optional<String> there = Names.find(column, columns);
          if (there.isEmpty()) {
            return;
          }
          read.add(there.get());
          if (attribute.isEmpty()) {
            return;
          }
          Optional<String> known = Names.find(attribute, attributesOf(ciClass));
          known.ifPresentOrElse(
              name -> attributes.put(name, said(there.get())),
              () ->
                  problems.warn(
                      "UNKNOWN_ATTRIBUTE",
                      column,
                      1,
                      "option 'columns' makes '%s' of the column '%s', but a %s has no such attribute%s; the column is left out"
                          .formatted(
                              attribute,
                              column,
                              ciClass.name(),
                              Suggestions.didYouMean(attribute, attributesOf(ciClass)))));
        });
    return attributes;
  }

  private boolean isStated(String column) {
    return settings.columns().keySet().stream().anyMatch(other -> Names.same(other, column));
  }

  /// The attributes of option `identity`, else of the first rule for which there are columns.
  private List<String> identifying(CiClass ciClass, Set<String> there) {
    if (!settings.identity().isEmpty()) {
      List<String> wanted = new ArrayList<>();
      for (String attribute : settings.identity()) {
        wanted.add(Names.find(attribute, there).orElse(attribute));
      }
      return wanted;
    }
    Set<String> known = new HashSet<>(there);
    known.add(INVENTORY);
    for (CiClass.IdentificationRule rule : ciClass.identification()) {
      if (known.containsAll(rule.attributes())
          && !rule.attributes().equals(List.of(INVENTORY))
          && !rule.attributes().contains(QUALIFIED_NAME)) {
        return rule.attributes();
      }
    }
    return List.of("name");
  }

  private List<DependencyMapping> dependencies() {
    List<DependencyMapping> mappings = new ArrayList<>();
    for (CsvDependency each : settings.dependencies()) {
      Optional<String> column = Names.find(each.column(), columns);
      if (column.isEmpty()) {
        continue;
      }
      read.add(column.get());
      String at = "option 'dependencies' (%s)".formatted(each.column());
      boolean several = each.separator() != null;
      Map<String, Said> identity = new LinkedHashMap<>();
      each.identity()
          .forEach((attribute, of) -> {
            boolean itself = Names.same(of, each.column()) && several;
            String there = Names.find(of, columns).orElse(of);
            read.add(there);
            identity.put(
                attribute, new Said(at, itself ? new Term.Itself() : new Term.Field(there)));
          });
      mappings.add(
          new DependencyMapping(
              at,
              several ? new Said(at, new Term.Parts(column.get(), each.separator())) : null,
              several ? null : new Said(at, new Term.Field(column.get())),
              new Said(at, new Term.Fixed(each.type())),
              each.recordDepends(),
              new OtherEnd.ByIdentity(new Said(at, new Term.Fixed(each.ciClass())), identity),
              constant(at, each.strength()),
              constant(at, each.group()),
              constant(at, each.need())));
    }
    return mappings;
  }

  private static Said fixed(String field, String value) {
    return new Said("option '%s'".formatted(field), new Term.Fixed(value));
  }

  private static @Nullable Said constant(String at, @Nullable String value) {
    return value == null ? null : new Said(at, new Term.Fixed(value));
  }

  private static Said said(String column) {
    return new Said("column '%s'".formatted(column), new Term.Field(column));
  }

  private static List<String> attributesOf(CiClass ciClass) {
    List<String> names = new ArrayList<>(COMMON);
    names.addAll(ciClass.attributes().keySet());
    return names;
  }

  /// Says which columns mean nothing here.
  void tellUnread(@Nullable String classColumn) {
    String unread =
        columns.stream()
            .filter(column -> !read.contains(column) && !column.equals(classColumn))
            .limit(20)
            .collect(Collectors.joining(", "));
    if (!unread.isEmpty()) {
      problems.inform(
          "COLUMN_NOT_READ",
          1,
          "columns that are called like no attribute are not read: %s. Name their attributes in option columns."
              .formatted(unread));
    }
  }
}
