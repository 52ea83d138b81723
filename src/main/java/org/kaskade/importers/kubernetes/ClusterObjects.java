package org.kaskade.importers.kubernetes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CodePoints;
import org.kaskade.importers.kubernetes.ObjectKind.Role;

/// All objects of an inventory, found by role, name, namespace and labels, and what was asked about
/// them.
///
/// One object can have several manifests, each in a file of its own; all of them count, in the
/// order of the files.
final class ClusterObjects {
  private static final Comparator<Manifest> BY_FILE =
      Comparator.comparing(Manifest::file, CodePoints.ORDER);

  /// What objects can be looked up by.
  sealed interface Question {
    record Named(ObjectId id) implements Question {}

    record Labelled(String namespace, String label, String value) implements Question {}

    record WorkloadsIn(String namespace) implements Question {}

    /// The Service whose host Kubernetes puts into a variable.
    record Variable(String namespace, String name) implements Question {}
  }

  private final Map<Role, List<Manifest>> byRole = new EnumMap<>(Role.class);
  private final Map<Question, List<Manifest>> answers = new HashMap<>();
  private final NavigableMap<String, Integer> namespaces = new TreeMap<>();
  private Set<Integer> asked = new HashSet<>();

  /// Takes the manifests of a file, in the order they stand in it.
  void add(List<Manifest> ofFile) {
    for (Manifest manifest : ofFile) {
      insert(manifest, byRole.computeIfAbsent(manifest.kind().role(), role -> new ArrayList<>()));
      namespaces.merge(manifest.namespace(), 1, Integer::sum);
      for (Question question : answeredBy(manifest)) {
        insert(manifest, answers.computeIfAbsent(question, q -> new ArrayList<>(1)));
      }
    }
  }

  /// Forgets all manifests of some files.
  void remove(Collection<Manifest> ofFiles) {
    for (Manifest manifest : ofFiles) {
      byRole.computeIfPresent(manifest.kind().role(), (role, list) -> without(manifest, list));
      namespaces.computeIfPresent(manifest.namespace(), (name, n) -> n == 1 ? null : n - 1);
      for (Question question : answeredBy(manifest)) {
        answers.computeIfPresent(question, (q, list) -> without(manifest, list));
      }
    }
  }

  /// Takes out all of a manifest's file.
  ///
  /// @return null where nothing is left
  private static @Nullable List<Manifest> without(Manifest manifest, List<Manifest> sorted) {
    int to = end(manifest, sorted);
    int from = to;
    while (from > 0 && sorted.get(from - 1).file().equals(manifest.file())) {
      from--;
    }
    sorted.subList(from, to).clear();
    return sorted.isEmpty() ? null : sorted;
  }

  private static void insert(Manifest manifest, List<Manifest> sorted) {
    sorted.add(end(manifest, sorted), manifest);
  }

  /// The place after all of a manifest's file, or where those would stand.
  private static int end(Manifest manifest, List<Manifest> sorted) {
    int end = sorted.size();
    if (end > 0 && BY_FILE.compare(sorted.getLast(), manifest) > 0) {
      int found = Collections.binarySearch(sorted, manifest, BY_FILE);
      end = found < 0 ? -found - 1 : found;
      while (end < sorted.size() && sorted.get(end).file().equals(manifest.file())) {
        end++;
      }
    }
    return end;
  }

  /// The questions whose answer this manifest is part of.
  static List<Question> answeredBy(Manifest manifest) {
    List<Question> questions = new ArrayList<>();
    questions.add(new Question.Named(manifest.id()));
    if (manifest.kind().role() == Role.SERVICE) {
      String name = manifest.name().toUpperCase(Locale.ROOT).replace('-', '_');
      questions.add(new Question.Variable(manifest.namespace(), name + "_SERVICE_HOST"));
    } else if (manifest.kind().role() == Role.WORKLOAD) {
      questions.add(new Question.WorkloadsIn(manifest.namespace()));
      manifest
          .podLabels()
          .forEach((label, value) ->
              questions.add(new Question.Labelled(manifest.namespace(), label, value)));
    }
    return questions;
  }

  /// Notes from now on which questions are asked, as their hashes.
  void noteIn(Set<Integer> questions) {
    asked = questions;
  }

  private List<Manifest> answer(Question question) {
    asked.add(question.hashCode());
    return answers.getOrDefault(question, List.of());
  }

  List<Manifest> all(Role role) {
    return byRole.getOrDefault(role, List.of());
  }

  /// The manifests of one object; empty where there is none.
  List<Manifest> named(String kind, String namespace, String name) {
    return answer(new Question.Named(new ObjectId(kind, namespace, name)));
  }

  List<Manifest> services(String namespace, String name) {
    return named("Service", namespace, name);
  }

  /// The name of the Service whose host stands in a variable such as `CART_SERVICE_HOST`, which
  /// Kubernetes sets in every container of its namespace.
  Optional<String> serviceOfVariable(String namespace, String variable) {
    return answer(new Question.Variable(namespace, variable)).stream()
        .map(Manifest::name)
        .findFirst();
  }

  /// The namespaces that objects of this inventory are in, in alphabetical order.
  Set<String> namespaces() {
    return Collections.unmodifiableSet(namespaces.keySet());
  }

  boolean knowsNamespace(String namespace) {
    return namespaces.containsKey(namespace);
  }

  /// The workloads of a namespace whose pods a selector that asks for something selects, one
  /// manifest of each. Looks only at those that have its first label.
  List<Manifest> workloads(String namespace, LabelSelector selector) {
    if (selector.isEmpty()) {
      return List.of();
    }
    Question candidates =
        selector.labels().entrySet().stream()
            .min(Map.Entry.comparingByKey())
            .<Question>map(
                first -> new Question.Labelled(namespace, first.getKey(), first.getValue()))
            .orElseGet(() -> new Question.WorkloadsIn(namespace));
    Map<ObjectId, Manifest> selected = new LinkedHashMap<>();
    for (Manifest candidate : answer(candidates)) {
      if (selector.matches(candidate.podLabels())) {
        selected.putIfAbsent(candidate.id(), candidate);
      }
    }
    return List.copyOf(selected.values());
  }
}
