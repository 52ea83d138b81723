package org.kaskade.schema;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names that classes take up in the API and in keys, each of which only one thing can have.
final class ApiNames {
  /// Fields of `Query` that are no lists of one class.
  private static final Set<String> ROOT_FIELDS =
      Set.of(
          "node",
          "ci",
          "cis",
          "neighborhood",
          "outageImpact",
          "singlePointsOfFailure",
          "cutSets",
          "cfia",
          "probableCauses",
          "assessChange",
          "change",
          "changes",
          "latestRevision",
          "revision",
          "revisions",
          "source",
          "sources",
          "planSource",
          "ciClass",
          "ciClasses",
          "relationshipTypes");

  /// Types that are no CI class.
  private static final Set<String> TYPES =
      Set.of(
          ("Query Mutation Subscription Node String Int Float Boolean ID JSON DateTime Date Duration"
                  + " Ci CiClass CiFilter Attribute RelationshipType IdentificationRule Lifecycle"
                  + " Criticality Strength ImpactState Dependency DependencyEdge DependencyConnection"
                  + " PageInfo Claim Revision CiConnection CiEdge Direction Subgraph FailedCi"
                  + " OutageImpactInput ImpactAnalysis AffectedCi AffectedCiEdge AffectedCiConnection"
                  + " PathStep Cause GroupStatus StateCount CutSet CfiaRow CfiaCell Symptom"
                  + " ProbableCause ChangeType ChangeState RiskLevel ChangedCi ProposedChangeInput"
                  + " Change ChangeRisk RiskFactor Collision RequiredApproval SourceInput Source"
                  + " SyncReport ProblemSeverity InventoryProblem Plan PlannedSinglePoint PlannedAction"
                  + " PlannedChange PlannedChangeConnection PlannedChangeEdge AssetInput"
                  + " DependencyInput RegisterMode RegisterAssetsInput RegisterAssetsPayload"
                  + " RegistrationError")
              .split(" ", -1));

  private final Map<String, String> typeOwners = new HashMap<>();
  private final Map<String, ClassDeclaration> plurals = new LinkedHashMap<>();
  private final Map<String, ClassDeclaration> prefixes = new LinkedHashMap<>();
  private final Problems problems;

  ApiNames(Problems problems) {
    this.problems = problems;
    TYPES.forEach(type -> typeOwners.put(type, "the API"));
  }

  /// Claims the names of these classes, in this order, and reports those already taken.
  void claim(List<ClassDeclaration> classes) {
    for (ClassDeclaration declaration : classes) {
      claimPrefix(declaration);
      if (!declaration.isRoot()) {
        claimTypes(declaration);
        claimPlural(declaration);
      }
    }
  }

  private void claimPrefix(ClassDeclaration declaration) {
    ClassDeclaration other = prefixes.putIfAbsent(Naming.kebab(declaration.name()), declaration);
    if (other != null) {
      problems.add(
          declaration.file(),
          declaration.line(),
          "keys of class %s would begin with '%s:' like those of %s (%s). Rename one of the two."
              .formatted(
                  declaration.name(),
                  Naming.kebab(declaration.name()),
                  other.name(),
                  other.place()));
    }
  }

  private void claimTypes(ClassDeclaration declaration) {
    String name = declaration.name();
    for (String type : List.of(name, "Any" + name, name + "Connection", name + "Edge")) {
      String owner = typeOwners.putIfAbsent(type, "class " + name);
      if (owner != null) {
        problems.add(
            declaration.file(),
            declaration.line(),
            "class %s would need the GraphQL type %s, which belongs to %s. Rename the class."
                .formatted(name, type, owner));
        return;
      }
    }
  }

  private void claimPlural(ClassDeclaration declaration) {
    Section.Text plural = declaration.plural();
    ClassDeclaration other = plurals.putIfAbsent(plural.value(), declaration);
    if (other != null || ROOT_FIELDS.contains(plural.value())) {
      problems.add(
          declaration.file(),
          plural.line(),
          "the list of class %s would be queried as '%s', which %s uses already. Write another word after 'plural', e.g. plural: %s."
              .formatted(
                  declaration.name(),
                  plural.value(),
                  other == null ? "the API" : other.name() + " (" + other.place() + ")",
                  Naming.plural("All" + declaration.name())));
    }
  }
}
