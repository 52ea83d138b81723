package org.kaskade.importers.kubernetes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kaskade.estate.CodePoints;
import org.kaskade.importers.Findings;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.KnownInventory;
import org.kaskade.importers.kubernetes.ClusterObjects.Question;
import org.kaskade.importers.kubernetes.ObjectKind.Role;
import org.kaskade.schema.CmdbSchema;

/// The manifests of an inventory, what each file states, and what was looked up to find that out:
/// where a file changes, those are gone through again whose questions it answered, or answers now.
///
/// Only policies are gone through all each time, since they ask what was found altogether.
final class KnownCluster implements KnownInventory {
  /// Policies come last: they say nothing about calls that addresses show.
  private static final List<Rule> RULES =
      List.of(
          new CiRule(),
          new ServiceRule(),
          new RouteRule(),
          new VolumeRule(),
          new NodeRule(),
          new AddressRule(),
          new ApplicationRule());

  /// What stands in one file.
  private static final class Unit {
    private final ManifestFiles.Content content;

    /// Problems met before the rules.
    private final Findings read;

    /// Without duplicates and fragments, by role.
    private List<Manifest> manifests = List.of();

    private Findings found = new Findings();

    /// Other files about which something was found.
    private Set<String> elsewhere = Set.of();

    /// Hashes of the questions asked for that.
    private int[] asked = {};

    Unit(ManifestFiles.Content content, Findings read) {
      this.content = content;
      this.read = read;
    }

    boolean askedAnyOf(Set<Integer> questions) {
      for (int question : asked) {
        if (questions.contains(question)) {
          return true;
        }
      }
      return false;
    }
  }

  private final KubernetesMapping mapping;
  private final KubernetesOptions options;
  private final CmdbSchema schema;
  private final AddressFinder addresses;
  private final ManifestFiles files;
  private final References references;
  private final ClusterObjects objects = new ClusterObjects();
  private final NavigableMap<String, Unit> units = new TreeMap<>(CodePoints.ORDER);
  private final Set<ObjectId> imageless = new HashSet<>();
  private Findings allowed = new Findings();

  KnownCluster(
      KubernetesMapping mapping,
      KubernetesOptions options,
      CmdbSchema schema,
      AddressFinder addresses) {
    this.mapping = mapping;
    this.options = options;
    this.schema = schema;
    this.addresses = addresses;
    this.files = new ManifestFiles(mapping, options);
    this.references = new References(mapping, options, schema);
  }

  /// Reads all files of an inventory.
  void read(List<InventoryFile> all, Findings findings) {
    all.forEach(this::parse);
    files.complete();
    units.forEach(this::place);
    leaveOutFragments();
    units.values().forEach(unit -> objects.add(unit.manifests));
    for (Role role : Role.values()) {
      for (Manifest manifest : objects.all(role)) {
        references.learn(manifest, unit(manifest.file()).read);
      }
    }
    units.forEach(this::applyRules);
    allowed = allowed();
    Gathering gathering = new Gathering();
    for (Unit unit : units.values()) {
      gathering.all(unit.read, findings);
      gathering.all(unit.found, findings);
    }
    gathering.all(allowed, findings);
  }

  @Override
  public Optional<Map<String, Findings>> update(
      List<InventoryFile> changed, Collection<String> gone) {
    Set<String> paths = new HashSet<>(gone);
    changed.forEach(file -> paths.add(file.path()));
    List<Unit> before = paths.stream().map(units::get).filter(Objects::nonNull).toList();
    Set<String> touched = new HashSet<>(paths);
    List<Manifest> removed = new ArrayList<>();
    for (Unit unit : before) {
      touched.addAll(unit.elsewhere);
      removed.addAll(unit.manifests);
    }
    Set<String> namespaces = Set.copyOf(objects.namespaces());
    objects.remove(removed);
    units.keySet().removeAll(paths);
    List<Manifest> added = new ArrayList<>();
    for (InventoryFile file : changed) {
      Unit unit = parse(file);
      place(file.path(), unit);
      objects.add(unit.manifests);
      added.addAll(unit.manifests);
    }
    boolean reachesFurther =
        Stream.concat(before.stream(), changed.stream().map(file -> unit(file.path())))
                .anyMatch(unit ->
                    unit.content.kustomizes()
                        || !unit.read.unreadableFiles().isEmpty()
                        || unit.content.objects().stream().anyMatch(KnownCluster::isImageless))
            || Stream.concat(removed.stream(), added.stream()).anyMatch(this::matters)
            || !objects.namespaces().equals(namespaces);
    if (reachesFurther) {
      return Optional.empty();
    }
    Set<Integer> answered = new HashSet<>();
    Stream.concat(removed.stream(), added.stream())
        .flatMap(manifest -> ClusterObjects.answeredBy(manifest).stream())
        .map(Question::hashCode)
        .forEach(answered::add);
    units.forEach((path, unit) -> {
      if (paths.contains(path) || unit.askedAnyOf(answered)) {
        touched.add(path);
        touched.addAll(unit.elsewhere);
        applyRules(path, unit);
        touched.addAll(unit.elsewhere);
      }
    });
    Gathering.files(allowed).forEach(touched::add);
    allowed = allowed();
    Gathering.files(allowed).forEach(touched::add);
    return Optional.of(of(touched));
  }

  /// Whether an object's manifest could change what others are.
  private boolean matters(Manifest manifest) {
    return references.asksForClass(manifest)
        || imageless.contains(manifest.id())
        || isImageless(manifest);
  }

  private Unit unit(String path) {
    return Objects.requireNonNull(units.get(path), path);
  }

  private Unit parse(InventoryFile file) {
    Findings findings = new Findings();
    Unit unit = new Unit(files.read(file, findings), findings);
    units.put(file.path(), unit);
    return unit;
  }

  private void place(String path, Unit unit) {
    unit.manifests =
        files.placed(path, unit.content.objects(), unit.read).stream()
            .sorted(Comparator.comparing(manifest -> manifest.kind().role()))
            .toList();
  }

  /// Leaves out workloads without any image of which another file has the images: patches that no
  /// kustomization of this inventory names.
  private void leaveOutFragments() {
    Set<ObjectId> whole = new HashSet<>();
    for (Unit unit : units.values()) {
      for (Manifest manifest : unit.manifests) {
        if (isImageless(manifest)) {
          imageless.add(manifest.id());
        } else {
          whole.add(manifest.id());
        }
      }
    }
    if (!imageless.isEmpty()) {
      for (Unit unit : units.values()) {
        unit.manifests =
            unit.manifests.stream()
                .filter(manifest -> !isImageless(manifest) || !whole.contains(manifest.id()))
                .toList();
      }
    }
  }

  private static boolean isImageless(Manifest manifest) {
    return manifest.kind().role() == Role.WORKLOAD
        && manifest.podSpec().stream()
            .flatMap(spec -> spec.mappings("containers").stream())
            .noneMatch(container -> container.text("image").isPresent());
  }

  private void applyRules(String path, Unit unit) {
    Findings found = new Findings();
    Set<Integer> asked = new HashSet<>();
    objects.noteIn(asked);
    Rule.Estate estate = estate(new Dependencies(schema, found), found);
    for (Rule rule : RULES) {
      unit.manifests.forEach(manifest -> rule.apply(manifest, estate));
    }
    unit.found = found;
    unit.elsewhere =
        Gathering.files(found)
            .filter(file -> !file.equals(path))
            .collect(Collectors.toUnmodifiableSet());
    unit.asked = asked.stream().mapToInt(Integer::intValue).toArray();
  }

  private Findings allowed() {
    Findings found = new Findings();
    if (!objects.all(Role.POLICY).isEmpty()) {
      Dependencies dependencies = new Dependencies(schema, found);
      units.values().forEach(unit -> unit.found.dependencies().forEach(dependencies::know));
      objects.noteIn(new HashSet<>());
      NetworkPolicies.apply(estate(dependencies, found));
    }
    return found;
  }

  private Rule.Estate estate(Dependencies dependencies, Findings findings) {
    return new Rule.Estate(
        mapping,
        options,
        objects,
        addresses,
        references,
        dependencies,
        new NamedCis(findings),
        findings);
  }

  /// What is found in some files, whoever found it.
  private Map<String, Findings> of(Set<String> wanted) {
    Map<String, Findings> found = new TreeMap<>(CodePoints.ORDER);
    wanted.forEach(file -> found.put(file, new Findings()));
    Gathering gathering = new Gathering();
    units.forEach((path, unit) -> {
      if (wanted.contains(path)) {
        gathering.ofFile(path, unit.read, Objects.requireNonNull(found.get(path)));
        gathering.ofFile(path, unit.found, Objects.requireNonNull(found.get(path)));
      }
      for (String file : unit.elsewhere) {
        if (wanted.contains(file)) {
          gathering.ofFile(file, unit.found, Objects.requireNonNull(found.get(file)));
        }
      }
    });
    Gathering.files(allowed)
        .forEach(file -> gathering.ofFile(file, allowed, Objects.requireNonNull(found.get(file))));
    return found;
  }
}
