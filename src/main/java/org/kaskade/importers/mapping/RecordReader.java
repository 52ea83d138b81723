package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.CmdbSchema;

/// Reads what a mapping says of one kind of record.
final class RecordReader {
  private static final List<String> COMMON =
      List.of("environment", "lifecycle", "owner", "criticality");
  private static final List<String> DEPENDENCY_KEYS =
      List.of(
          "description",
          "each",
          "when",
          "type",
          "provider",
          "dependent",
          "strength",
          "group",
          "need");
  private static final List<String> END_KEYS = List.of("class", "identity", "key");

  private final SchemaChecks checks;

  RecordReader(CmdbSchema schema) {
    this.checks = new SchemaChecks(schema);
  }

  @Nullable RecordMapping read(Keys keys) {
    Said ciClass = Terms.said(keys, "class", Terms.Alone.NAME);
    if (!keys.has("class")) {
      keys.missing("class", "Name the class of the CIs, e.g. Server, or {expression: …}.");
    }
    String fixedClass = ciClass == null ? null : checks.ciClass(keys, "class", ciClass);
    Keys identityKeys = keys.object("identity");
    Map<String, Said> identity = Terms.all(identityKeys);
    if (!keys.has("identity")) {
      keys.missing(
          "identity", "Say what tells the CIs apart%s.".formatted(checks.rulesOf(fixedClass)));
    } else if (identityKeys != null) {
      checks.identity(identityKeys, fixedClass, keys.has("name"), keys.has("environment"));
    }
    Keys attributeKeys = keys.object("attributes");
    Map<String, Said> attributes = new LinkedHashMap<>(Terms.all(attributeKeys));
    if (attributeKeys != null) {
      checks.attributes(attributeKeys, fixedClass);
    }
    for (String field : COMMON) {
      Said said = Terms.said(keys, field, Terms.Alone.EXPRESSION);
      if (said != null) {
        checks.constants(keys, field, said);
        if (attributes.putIfAbsent(field, said) != null) {
          keys.problem(
              keys.lineOf(field),
              "'%s' stands among 'attributes' as well. Remove one of them.".formatted(field));
        }
      }
    }
    List<DependencyMapping> dependencies = new ArrayList<>();
    for (Keys each : keys.objects("dependencies")) {
      DependencyMapping dependency = dependency(each, fixedClass);
      if (dependency != null) {
        dependencies.add(dependency);
      }
    }
    Said when = Terms.said(keys, "when", Terms.Alone.EXPRESSION);
    Said key = Terms.said(keys, "key", Terms.Alone.EXPRESSION);
    Said name = Terms.said(keys, "name", Terms.Alone.EXPRESSION);
    return ciClass == null
        ? null
        : new RecordMapping(
            "%s:%d: 'identity'".formatted(keys.file(), keys.lineOf("identity")),
            when,
            key,
            ciClass,
            identity,
            name,
            attributes,
            dependencies);
  }

  private @Nullable DependencyMapping dependency(Keys keys, @Nullable String recordClass) {
    keys.allowOnly(DEPENDENCY_KEYS);
    Said type = Terms.said(keys, "type", Terms.Alone.NAME);
    if (!keys.has("type")) {
      keys.missing("type", "Name a relationship type, e.g. RUNS_ON.");
    }
    boolean provider = keys.has("provider");
    if (provider == keys.has("dependent")) {
      keys.problem(
          keys.line(),
          "a dependency names the other CI once: as 'provider' where the record's CI needs it, as 'dependent' where it needs the record's CI.");
      return null;
    }
    String end = provider ? "provider" : "dependent";
    Keys other = keys.object(end);
    if (other == null) {
      return null;
    }
    other.allowOnly(END_KEYS);
    Said each = Terms.said(keys, "each", Terms.Alone.EXPRESSION);
    Said when = Terms.said(keys, "when", Terms.Alone.EXPRESSION);
    Said strength = Terms.said(keys, "strength", Terms.Alone.NAME);
    Said group = Terms.said(keys, "group", Terms.Alone.EXPRESSION);
    Said need = Terms.said(keys, "need", Terms.Alone.EXPRESSION);
    if (strength != null) {
      checks.constants(keys, "strength", strength);
    }
    if (need != null && group == null) {
      keys.problem(keys.lineOf("need"), "'need' goes with a 'group'. Add the group, or remove it.");
    }
    OtherEnd otherEnd = end(other);
    if (otherEnd == null || type == null) {
      return null;
    }
    String otherClass =
        otherEnd instanceof OtherEnd.ByIdentity known
            ? checks.ciClass(other, "class", known.ciClass())
            : null;
    checks.ends(
        keys, type, provider ? recordClass : otherClass, provider ? otherClass : recordClass);
    return new DependencyMapping(
        keys.at(end), each, when, type, provider, otherEnd, strength, group, need);
  }

  private @Nullable OtherEnd end(Keys keys) {
    Said key = Terms.said(keys, "key", Terms.Alone.EXPRESSION);
    if (keys.has("key")) {
      if (keys.has("class") || keys.has("identity")) {
        keys.problem(
            keys.lineOf("key"),
            "the other CI is named either by 'key' or by 'class' and 'identity'.");
      }
      return key == null ? null : new OtherEnd.ByKey(key);
    }
    Said ciClass = Terms.said(keys, "class", Terms.Alone.NAME);
    Keys identity = keys.object("identity");
    if (ciClass == null || identity == null) {
      if (!keys.has("class") || !keys.has("identity")) {
        keys.problem(
            keys.line(),
            "name the other CI by 'class' and 'identity', or by the 'key' of its record.");
      }
      return null;
    }
    checks.identity(identity, checks.nameOf(ciClass), false, false);
    return new OtherEnd.ByIdentity(ciClass, Terms.all(identity));
  }
}
