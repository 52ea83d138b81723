package org.kaskade.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All classes, relationship types, record types and precedence rules of this process: checked,
/// immutable, the same for every thread.
public final class CmdbSchema {
  /// The class every CI is of.
  public static final String ROOT = "ConfigurationItem";

  private final Map<String, CiClass> classes;
  private final Map<String, CiClass> classesByKeyPrefix = new HashMap<>();
  private final Map<String, Set<String>> subclasses = new HashMap<>();
  private final Map<String, RelationshipType> relationshipTypes;
  private final Precedence precedence;
  private final List<PolicyFile> policies;
  private final Map<String, RecordType> recordTypes = new LinkedHashMap<>();
  private final Map<String, RecordTemplate> templates = new LinkedHashMap<>();

  CmdbSchema(
      Collection<CiClass> classes,
      Collection<RelationshipType> types,
      Precedence precedence,
      Collection<RecordType> recordTypes,
      Collection<RecordTemplate> templates,
      List<PolicyFile> policies) {
    recordTypes.forEach(type -> this.recordTypes.put(type.name(), type));
    templates.forEach(template -> this.templates.put(template.name(), template));
    Map<String, CiClass> byName = new LinkedHashMap<>();
    classes.forEach(c -> byName.put(c.name(), c));
    this.classes = Collections.unmodifiableMap(byName);
    for (CiClass c : classes) {
      classesByKeyPrefix.put(c.keyPrefix(), c);
      for (CiClass ancestor : lineage(c.name())) {
        subclasses.computeIfAbsent(ancestor.name(), name -> new LinkedHashSet<>()).add(c.name());
      }
    }
    Map<String, RelationshipType> typesByName = new LinkedHashMap<>();
    types.forEach(t -> typesByName.put(t.name(), t));
    this.relationshipTypes = Collections.unmodifiableMap(typesByName);
    this.precedence = precedence;
    this.policies = List.copyOf(policies);
  }

  /// Every class, `ConfigurationItem` and other abstract ones included, parents before children.
  public Collection<CiClass> classes() {
    return classes.values();
  }

  public Optional<CiClass> ciClass(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  /// The class whose keys begin with this prefix, e.g. `virtual-machine`.
  public Optional<CiClass> classOfKeyPrefix(String prefix) {
    return Optional.ofNullable(classesByKeyPrefix.get(prefix));
  }

  /// The class and its ancestors, itself first, `ConfigurationItem` last; empty for an unknown
  /// class.
  public List<CiClass> lineage(String name) {
    List<CiClass> line = new ArrayList<>();
    CiClass next = classes.get(name);
    while (next != null) {
      line.add(next);
      String parent = next.parent();
      next = parent == null ? null : classes.get(parent);
    }
    return line;
  }

  /// The names of the class and of everything that extends it; empty for an unknown class.
  public Set<String> withSubclasses(String name) {
    return Collections.unmodifiableSet(subclasses.getOrDefault(name, Set.of()));
  }

  /// Whether CIs of the first class are also of the second.
  public boolean isA(String name, String ancestor) {
    return subclasses.getOrDefault(ancestor, Set.of()).contains(name);
  }

  /// Whether CIs of this class are services that people are told about; not for an unknown class.
  public boolean isService(String name) {
    CiClass ciClass = classes.get(name);
    return ciClass != null && ciClass.service();
  }

  public Collection<RelationshipType> relationshipTypes() {
    return relationshipTypes.values();
  }

  public Optional<RelationshipType> relationshipType(String name) {
    return Optional.ofNullable(relationshipTypes.get(name));
  }

  /// The file of a policy that another module reads: the strongest folder's of the user, else the
  /// shipped one.
  public Optional<PolicyFile> policy(String name) {
    return policies.stream()
        .filter(file -> file.policy().equals(name))
        .min(Comparator.comparing(PolicyFile::shipped));
  }

  /// Whose value counts when sources disagree.
  public Precedence precedence() {
    return precedence;
  }

  /// The kinds of records that there are.
  public Collection<RecordType> recordTypes() {
    return Collections.unmodifiableCollection(recordTypes.values());
  }

  public Optional<RecordType> recordType(String name) {
    return Optional.ofNullable(recordTypes.get(name));
  }

  /// What records can be made from.
  public Collection<RecordTemplate> recordTemplates() {
    return Collections.unmodifiableCollection(templates.values());
  }

  public Optional<RecordTemplate> recordTemplate(String name) {
    return Optional.ofNullable(templates.get(name));
  }
}
