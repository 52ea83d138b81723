package org.kaskade.importers.backstage;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kaskade.importers.Findings;
import org.kaskade.importers.ProblemSeverity;

/// The entities of all files, each once.
final class Catalog {
  private final BackstageMapping mapping;
  private final Findings findings;
  private final Map<EntityRef, Placed> entities = new LinkedHashMap<>();
  private final Map<EntityRef, Set<String>> members = new HashMap<>();

  /// An entity and the file it is in.
  record Placed(String file, Entity entity) {}

  /// @param files the first to name an entity has it, as in Backstage
  Catalog(List<CatalogFile> files, BackstageMapping mapping, Findings findings) {
    this.mapping = mapping;
    this.findings = findings;
    for (CatalogFile file : files) {
      file.entities().forEach(entity -> add(new Placed(file.path(), entity)));
    }
    entities.values().forEach(this::learnMembers);
  }

  List<Placed> all() {
    return List.copyOf(entities.values());
  }

  Optional<Entity> find(EntityRef ref) {
    return Optional.ofNullable(entities.get(ref)).map(Placed::entity);
  }

  /// Names of those who belong to this group, in order, whoever says so.
  List<String> membersOf(EntityRef group) {
    return List.copyOf(members.getOrDefault(group, Set.of()));
  }

  private void add(Placed placed) {
    Placed first = entities.putIfAbsent(placed.entity().ref(), placed);
    if (first != null) {
      findings.problem(
          ProblemSeverity.WARNING,
          "DUPLICATE_ENTITY",
          placed.file(),
          placed.entity().line(),
          "'%s' is declared at %s:%d already, and this second declaration is left out. Remove or rename one of them."
              .formatted(
                  placed.entity().ref().written(mapping.defaultNamespace()),
                  first.file(),
                  first.entity().line()));
    }
  }

  private void learnMembers(Placed placed) {
    Entity entity = placed.entity();
    boolean isMember = entity.ref().kind().equals(mapping.memberKind());
    for (Entity.Membership membership : entity.memberships()) {
      if (!isMember) {
        String name = find(membership.other()).map(Entity::name).orElse(membership.name());
        learn(entity.ref(), name);
      } else if (entities.containsKey(membership.other())) {
        learn(membership.other(), entity.name());
      } else {
        findings.problem(
            ProblemSeverity.WARNING,
            "DANGLING_REFERENCE",
            placed.file(),
            membership.line(),
            "There is no '%s' in this source, so '%s' is not listed among its members. Declare it here, or correct the reference."
                .formatted(membership.other().written(mapping.defaultNamespace()), entity.name()));
      }
    }
  }

  private void learn(EntityRef group, String member) {
    members.computeIfAbsent(group, any -> new TreeSet<>()).add(member);
  }
}
