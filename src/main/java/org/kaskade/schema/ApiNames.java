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
          "relationshipTypes",
          "recordTemplates",
          "recordTypes");

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
                  + " RegistrationError Record RecordStateKind RecordApproval RecordApprovalStatus"
                  + " ApprovalSeat RecordVote VoteDecision RecordTask AvailableTransition"
                  + " UnavailableTransition RecordHistoryEntry RecordDifference"
                  + " RecordHistoryConnection RecordHistoryEdge RecordTemplate ApprovalInAdvance RecordTypeDescription"
                  + " RecordFieldDescription RecordLinkDescription RecordStateDescription"
                  + " RecordTransitionDescription")
              .split(" ", -1));

  /// Names among those above that the API has for the sake of record types.
  private static final Set<String> OF_RECORDS =
      Set.of(
          "Change",
          "ChangeType",
          "ChangeState",
          "ChangedCi",
          "ProposedChangeInput",
          "change",
          "changes");

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

  /// Claims the names of these record types, and reports those already taken.
  void claim(List<RecordType> types, RecordAssembly assembly) {
    Map<String, String> fields = new HashMap<>();
    plurals.keySet().forEach(plural -> fields.put(plural, "a list of CIs"));
    for (RecordType type : types) {
      RecordDeclaration declaration = assembly.declaration(type.name()).orElseThrow();
      claimTypes(type, declaration);
      for (String name : new RecordGraphQlNames(type).rootFields()) {
        String owner = fields.putIfAbsent(name, "record type " + type.name());
        boolean ofApi = ROOT_FIELDS.contains(name) && !OF_RECORDS.contains(name);
        if (owner != null || ofApi) {
          taken(declaration, "field " + name, owner == null ? "the API" : owner);
        }
      }
    }
  }

  private void claimTypes(RecordType type, RecordDeclaration declaration) {
    for (String name : new RecordGraphQlNames(type).types()) {
      String owner = typeOwners.put(name, "record type " + type.name());
      if (owner != null && !(owner.equals("the API") && OF_RECORDS.contains(name))) {
        taken(declaration, "type " + name, owner);
        return;
      }
    }
  }

  private void taken(RecordDeclaration declaration, String what, String owner) {
    problems.add(
        declaration.section().file(),
        declaration.name().line(),
        "record type %s would need the GraphQL %s, which belongs to %s. Rename the record type, or what it is made of."
            .formatted(declaration.name().value(), what, owner));
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
