package org.kaskade.importers.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.mapping.CsvLayout;
import org.kaskade.importers.mapping.CsvOptions;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RelationshipType;
import org.kaskade.schema.Suggestions;

/// What a source's options say.
///
/// @param layout of the files
/// @param ciClass of all rows, or null where a column says it
/// @param columns attribute by column; an empty one leaves the column out
/// @param identity the attributes that tell the CIs apart; empty to choose them by the columns
/// @param fixed values of all rows for which no column says them
/// @param dependencies by column
record CsvSettings(
    CsvLayout layout,
    @Nullable String ciClass,
    Map<String, String> columns,
    List<String> identity,
    Map<String, String> fixed,
    List<CsvDependency> dependencies) {
  private static final List<String> FIXED =
      List.of("environment", "lifecycle", "owner", "criticality");
  private static final List<String> KNOWN =
      List.of(
          "class",
          "columns",
          "identity",
          "dependencies",
          "separator",
          "header",
          "empty",
          "environment",
          "lifecycle",
          "owner",
          "criticality");
  private static final List<String> OF_DEPENDENCY =
      List.of(
          "column", "separator", "type", "end", "class", "identity", "strength", "group", "need");

  static CsvSettings of(Map<String, Object> options, CmdbSchema schema, List<String> mistakes) {
    Options given = new Options(options, "", mistakes);
    given.allowOnly(KNOWN);
    String ciClass = given.text("class").map(name -> ciClass(name, given, schema)).orElse(null);
    Map<String, String> fixed = new LinkedHashMap<>();
    FIXED.forEach(field -> given.text(field).ifPresent(value -> fixed.put(field, value)));
    List<CsvDependency> dependencies = new ArrayList<>();
    for (Options each : given.objects("dependencies")) {
      dependency(each, schema).ifPresent(dependencies::add);
    }
    return new CsvSettings(
        new CsvLayout(separator(given), given.texts("header"), Set.copyOf(given.texts("empty"))),
        ciClass,
        given.table("columns"),
        given.texts("identity"),
        fixed,
        dependencies);
  }

  /// What to say of columns that the options name and that are in no file.
  List<String> columnsMissing(Set<String> there) {
    Set<String> named = new LinkedHashSet<>(columns.keySet());
    dependencies.forEach(each -> {
      named.add(each.column());
      named.addAll(each.identity().values());
    });
    return named.stream()
        .filter(column -> Names.find(column, there).isEmpty())
        .map(column ->
            "the options name the column '%s', which no file has%s. Known: %s."
                .formatted(
                    column,
                    Suggestions.didYouMean(column, there),
                    String.join(", ", there.stream().limit(30).toList())))
        .toList();
  }

  private static @Nullable Character separator(Options given) {
    Optional<String> text = given.text("separator");
    Optional<Character> separator = text.flatMap(CsvOptions::separator);
    if (text.isPresent() && separator.isEmpty()) {
      given.mistake("option " + CsvOptions.SEPARATORS);
    }
    return separator.orElse(null);
  }

  private static String ciClass(String name, Options given, CmdbSchema schema) {
    List<String> names =
        schema.classes().stream().filter(c -> !c.abstractClass()).map(CiClass::name).toList();
    Optional<String> known = Names.find(name, names);
    if (known.isEmpty()) {
      given.mistake(
          "option '%sclass' names '%s', which is no class a CI can have%s. Known are %s."
              .formatted(
                  given.place(),
                  name,
                  Suggestions.didYouMean(name, names),
                  String.join(", ", names.stream().sorted().toList())));
    }
    return known.orElse(name);
  }

  private static Optional<CsvDependency> dependency(Options given, CmdbSchema schema) {
    given.allowOnly(OF_DEPENDENCY);
    String column = required(given, "column");
    String type = required(given, "type");
    String ciClass = required(given, "class");
    if (column.isEmpty() || type.isEmpty() || ciClass.isEmpty()) {
      return Optional.empty();
    }
    List<String> types = schema.relationshipTypes().stream().map(RelationshipType::name).toList();
    if (!types.contains(type)) {
      given.mistake(
          "option '%stype' names '%s', which is no relationship type%s. Known are %s."
              .formatted(
                  given.place(),
                  type,
                  Suggestions.didYouMean(type, types),
                  String.join(", ", types.stream().sorted().toList())));
    }
    String end = given.text("end").orElse("provider");
    if (!List.of("provider", "dependent").contains(end)) {
      given.mistake(
          "option '%send' says which end the other CI is: provider or dependent."
              .formatted(given.place()));
    }
    Map<String, String> identity =
        given.values().get("identity") instanceof Map
            ? given.table("identity")
            : Map.of(given.text("identity").orElse("name"), column);
    return Optional.of(
        new CsvDependency(
            column,
            given.text("separator").orElse(null),
            type,
            end.equals("provider"),
            ciClass(ciClass, given, schema),
            identity,
            given.text("strength").orElse(null),
            given.text("group").orElse(null),
            given.text("need").orElse(null)));
  }

  private static String required(Options given, String name) {
    String text = given.text(name).orElse("");
    if (text.isEmpty()) {
      given.mistake("option '%s%s' is missing.".formatted(given.place(), name));
    }
    return text;
  }
}
