package org.kaskade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private static final Migration FIRST =
      Migration.parse("V001__first_things.cypher", "CREATE (:A);\nCREATE (:B);\n");
  private static final Migration SECOND = Migration.parse("V002__second.cypher", "CREATE (:C);\n");

  @Test
  void splitsStatementsAtSemicolonsThatEndALine() {
    Migration migration =
        Migration.parse(
            "V012__a_b.cypher",
            """
            // a comment; with a semicolon;
            CREATE (:A {text: 'x; y'});

              // another
            MERGE (b:B)
            ON CREATE SET b.n = 0;\s
            MATCH (c:C) RETURN c
            """);
    assertThat(migration.version()).isEqualTo(12);
    assertThat(migration.description()).isEqualTo("a b");
    assertThat(migration.statements())
        .containsExactly(
            "CREATE (:A {text: 'x; y'})",
            "MERGE (b:B)\nON CREATE SET b.n = 0",
            "MATCH (c:C) RETURN c");
  }

  @Test
  void hasAChecksumThatLineEndsDoNotChange() {
    String unix = "CREATE (:A);\nCREATE (:B);\n";
    assertThat(Migration.parse("V001__x.cypher", unix.replace("\n", "\r\n")).checksum())
        .isEqualTo(Migration.parse("V001__x.cypher", unix).checksum())
        .isNotEqualTo(Migration.parse("V001__x.cypher", unix + "// more").checksum());
  }

  @Test
  void refusesNamesThatAreNoMigration() {
    assertThatThrownBy(() -> Migration.parse("V1-first.cypher", ""))
        .isInstanceOf(UnusableStore.class)
        .hasMessageContaining("V1-first.cypher");
  }

  @Test
  void refusesGapsAndDuplicates() {
    assertThatThrownBy(() -> new Migrations(List.of(SECOND)))
        .hasMessageContaining("V002 (second) where V001 is expected");
    assertThatThrownBy(() -> new Migrations(List.of(FIRST, FIRST)))
        .hasMessageContaining("where V002 is expected");
  }

  @Test
  void ordersByNumberWhateverTheOrderOfFiles() {
    assertThat(new Migrations(List.of(SECOND, FIRST)).known()).containsExactly(FIRST, SECOND);
  }

  @Test
  void namesWhatTheStoreHasNotSeen() {
    Migrations migrations = new Migrations(List.of(FIRST, SECOND));
    assertThat(migrations.missingIn(List.of(), "1.0")).containsExactly(FIRST, SECOND);
    assertThat(migrations.missingIn(List.of(applied(FIRST, "0.9")), "1.0")).containsExactly(SECOND);
  }

  @Test
  void refusesAStoreThatIsNewer() {
    Migrations old = new Migrations(List.of(FIRST));
    assertThatThrownBy(
            () -> old.missingIn(List.of(applied(FIRST, "1.0"), applied(SECOND, "2.0")), "1.0"))
        .isInstanceOfSatisfying(
            UnusableStore.class,
            refusal -> {
              assertThat(refusal)
                  .hasMessageContainingAll(
                      "Kaskade 2.0", "format 2 (second)", "Kaskade 1.0", "up to 1");
              assertThat(refusal.remedy()).contains("2.0", "backup");
            });
  }

  @Test
  void refusesAMigrationThatWasChangedAfterwards() {
    Migration changed = Migration.parse("V001__first_things.cypher", "CREATE (:Z);");
    assertThatThrownBy(
            () -> new Migrations(List.of(changed)).missingIn(List.of(applied(FIRST, "1.0")), "1.0"))
        .isInstanceOf(UnusableStore.class)
        .hasMessageContainingAll("V001 (first things)", changed.checksum().substring(0, 12));
  }

  private static AppliedMigration applied(Migration migration, String program) {
    return new AppliedMigration(
        migration.version(),
        migration.description(),
        migration.checksum(),
        program,
        "2026-01-01T00:00:00Z");
  }
}
