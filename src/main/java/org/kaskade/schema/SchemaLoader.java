package org.kaskade.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaskade.schema.DeclarationFile.Folder;

/// Reads and checks the declarations that come with Kaskade and those in folders of the user.
///
/// A user's folder holds `classes/`, `relationships/`, `records/` and `policies/` like
/// `cmdb-schema/` itself. It adds classes, relationship types and record types and can't change
/// shipped ones; its rules of precedence come before the shipped ones. Every problem of every file
/// is found before any is told.
public final class SchemaLoader {
  /// Policies that other modules read.
  private static final Set<String> READ_ELSEWHERE = Set.of("change-risk");

  private final List<String> directories;

  /// Reads nothing yet.
  ///
  /// @param directories folders of the user, or `classpath:` and a folder of the class path, the
  ///   strongest rules of precedence first; may be none
  public SchemaLoader(List<String> directories) {
    this.directories = List.copyOf(directories);
  }

  /// Reads and checks all declarations.
  ///
  /// @throws InvalidSchema when anything is wrong, with all that is
  public CmdbSchema load() {
    Problems problems = new Problems();
    SchemaFiles files = new SchemaFiles(problems);
    List<DeclarationFile> all = new ArrayList<>(files.shipped());
    directories.forEach(directory -> all.addAll(files.of(directory)));
    return load(all, problems);
  }

  /// Judges these files alone, without those on the classpath.
  static CmdbSchema load(List<DeclarationFile> files, Problems problems) {
    DeclarationReader reader = new DeclarationReader(problems);
    List<ClassDeclaration> classes = new ArrayList<>();
    List<RelationshipDeclaration> relationships = new ArrayList<>();
    List<Section> policies = new ArrayList<>();
    List<PolicyFile> others = new ArrayList<>();
    List<RecordDeclaration> records = new ArrayList<>();
    Set<String> unreadable = new LinkedHashSet<>();
    for (DeclarationFile file : files) {
      reader
          .read(file)
          .ifPresentOrElse(
              section -> {
                switch (file.folder()) {
                  case CLASSES ->
                      new ClassReader()
                          .read(section)
                          .ifPresentOrElse(classes::add, () -> unreadable.add(file.stem()));
                  case RELATIONSHIPS ->
                      new RelationshipReader().read(section).ifPresent(relationships::add);
                  case RECORDS -> RecordDeclaration.read(section).ifPresent(records::add);
                  case POLICIES ->
                      otherPolicy(section)
                          .ifPresentOrElse(others::add, () -> policies.add(section));
                }
              },
              () -> {
                if (file.folder() == Folder.CLASSES) {
                  unreadable.add(file.stem());
                }
              });
    }
    Hierarchy hierarchy = new Hierarchy(classes, unreadable, problems);
    List<CiClass> assembled = new ClassAssembly(hierarchy, problems).assemble();
    ApiNames names = new ApiNames(problems);
    names.claim(hierarchy.parentsFirst());
    List<RelationshipType> types = relationshipTypes(relationships, hierarchy, problems);
    RecordAssembly assembly =
        new RecordAssembly(
            records.stream().filter(declaration -> !declaration.template()).toList(),
            hierarchy.names(),
            types.stream().map(RelationshipType::name).collect(Collectors.toSet()),
            problems);
    List<RecordType> recordTypes = assembly.assemble();
    new RecordChecks(recordTypes, assembly, hierarchy, problems).check();
    names.claim(recordTypes, assembly);
    List<RecordTemplate> templates =
        new RecordTemplates(recordTypes, problems)
            .of(records.stream().filter(RecordDeclaration::template).toList());
    Precedence precedence = precedence(policies, hierarchy);
    problems.throwIfAny();
    return new CmdbSchema(assembled, types, precedence, recordTypes, templates, others);
  }

  private static Optional<PolicyFile> otherPolicy(Section section) {
    DeclarationFile file = section.file();
    return READ_ELSEWHERE.contains(file.stem())
        ? Optional.of(new PolicyFile(file.stem(), file.path(), file.shipped(), section.mapping()))
        : Optional.empty();
  }

  private static List<RelationshipType> relationshipTypes(
      List<RelationshipDeclaration> declarations, Hierarchy hierarchy, Problems problems) {
    Map<String, RelationshipDeclaration> byName = new LinkedHashMap<>();
    for (RelationshipDeclaration declaration : declarations) {
      RelationshipType type = declaration.type();
      RelationshipDeclaration first = byName.putIfAbsent(type.name(), declaration);
      if (first != null) {
        problems.add(
            declaration.file(),
            declaration.line(),
            "relationship type %s is declared already in %s:%d. Rename this one, or remove one of the two."
                .formatted(type.name(), first.file().path(), first.line()));
      }
      checkEnd("source", type.source(), declaration, declaration.sourceLine(), hierarchy, problems);
      checkEnd("target", type.target(), declaration, declaration.targetLine(), hierarchy, problems);
    }
    return byName.values().stream().map(RelationshipDeclaration::type).toList();
  }

  private static void checkEnd(
      String key,
      String name,
      RelationshipDeclaration declaration,
      int line,
      Hierarchy hierarchy,
      Problems problems) {
    if (!hierarchy.known(name) && !hierarchy.perhapsUnreadable(name)) {
      problems.add(
          declaration.file(),
          line,
          "'%s' names '%s', which is not declared%s. Correct the name, or add cmdb-schema/classes/%s.yaml."
              .formatted(
                  key, name, Suggestions.didYouMean(name, hierarchy.names()), Naming.kebab(name)));
    }
  }

  /// The rules of users stand before the shipped ones, which come first among the files.
  private static Precedence precedence(List<Section> policies, Hierarchy hierarchy) {
    PrecedenceReader reader = new PrecedenceReader(hierarchy);
    List<Precedence.Rule> ofUsers = new ArrayList<>();
    List<Precedence.Rule> shipped = new ArrayList<>();
    for (Section policy : policies) {
      (policy.file().shipped() ? shipped : ofUsers).addAll(reader.read(policy));
    }
    ofUsers.addAll(shipped);
    return new Precedence(ofUsers);
  }
}
