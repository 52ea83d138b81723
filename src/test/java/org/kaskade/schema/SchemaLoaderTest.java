package org.kaskade.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaskade.schema.CiClass.IdentificationRule;

class SchemaLoaderTest {
  private static final String SCANNER =
      """
      class: BarcodeScanner
      parent: ConfigurationItem
      description: Reads barcodes at a till or in a warehouse.
      identification:
        - [serialNumber]
      attributes:
        serialNumber:
          type: string
          required: true
          description: The maker's serial number.
        batteryLife:
          type: number
          unit: h
          description: How long a charge lasts.
        mode:
          type: enum
          values: [handheld, fixed]
          description: How it is used.
      """;

  @TempDir Path root;

  private SchemaFolder folder() {
    return new SchemaFolder(root);
  }

  @Test
  void addsAClassOfTheUser() {
    CmdbSchema schema = folder().with("classes/barcode-scanner.yaml", SCANNER).load();

    CiClass scanner = schema.ciClass("BarcodeScanner").orElseThrow();
    assertThat(scanner.keyPrefix()).isEqualTo("barcode-scanner");
    assertThat(scanner.plural()).isEqualTo("barcodeScanners");
    assertThat(scanner.parent()).isEqualTo("ConfigurationItem");
    assertThat(scanner.identification())
        .startsWith(new IdentificationRule("BarcodeScanner", List.of("serialNumber")));
    assertThat(scanner.attributes())
        .containsKeys("description", "placeholder", "serialNumber", "batteryLife", "mode");
    assertThat(scanner.attributes().get("batteryLife"))
        .isEqualTo(
            new Attribute(
                "batteryLife",
                AttributeType.NUMBER,
                "h",
                List.of(),
                false,
                false,
                "How long a charge lasts.",
                "BarcodeScanner"));
    assertThat(schema.classOfKeyPrefix("barcode-scanner")).contains(scanner);
    assertThat(schema.isA("BarcodeScanner", "ConfigurationItem")).isTrue();
  }

  @Test
  void handsDownAttributesIdentificationAndBeingAService() {
    CmdbSchema schema =
        folder()
            .with(
                "classes/till.yaml",
                """
                class: Till
                parent: PhysicalServer
                description: Where customers pay.
                identification: [[site, tillNumber]]
                attributes:
                  tillNumber: {type: integer, description: Its number in the shop.}
                """)
            .with(
                "classes/hotline.yaml",
                "class: Hotline\nparent: BusinessService\ndescription: Answers callers.\n")
            .load();

    CiClass till = schema.ciClass("Till").orElseThrow();
    assertThat(till.attributes()).containsKeys("fqdn", "memory", "heightUnits", "tillNumber");
    assertThat(till.identification().getFirst().attributes()).containsExactly("site", "tillNumber");
    assertThat(till.identification()).contains(new IdentificationRule("Server", List.of("fqdn")));
    assertThat(schema.withSubclasses("Server")).contains("Till");
    assertThat(schema.ciClass("Hotline").orElseThrow().service()).isTrue();
  }

  @Test
  void readsAChildWhoseFileComesBeforeItsParents() {
    CmdbSchema schema =
        folder()
            .with("classes/a-child.yaml", "class: AChild\nparent: ZParent\ndescription: A child.\n")
            .with(
                "classes/z-parent.yaml",
                "class: ZParent\nparent: Server\nabstract: true\ndescription: A parent.\n")
            .load();

    assertThat(schema.lineage("AChild"))
        .extracting(CiClass::name)
        .containsExactly("AChild", "ZParent", "Server", "ConfigurationItem");
  }

  @Test
  void addsARelationshipTypeOfTheUser() {
    CmdbSchema schema =
        folder()
            .with(
                "relationships/cooled-by.yaml",
                """
                relationship: COOLED_BY
                forward: is cooled by
                reverse: cools
                source: Room
                target: PhysicalServer
                dependent: source
                strength: soft
                group: cooling
                need: 50%
                description: The room needs the unit to stay cool.
                """)
            .load();

    RelationshipType cooledBy = schema.relationshipType("COOLED_BY").orElseThrow();
    assertThat(cooledBy.strength()).isEqualTo(Strength.SOFT);
    assertThat(cooledBy.group()).isEqualTo("cooling");
    assertThat(cooledBy.need()).isEqualTo("50%");
    assertThat(cooledBy.dependentClass()).isEqualTo("Room");
  }

  @Test
  void needsOneOfAGroupThatDoesNotSay() {
    CmdbSchema schema =
        folder()
            .with(
                "relationships/fed-by.yaml",
                """
                relationship: FED_BY
                forward: is fed by
                reverse: feeds
                source: Rack
                target: PowerFeed
                dependent: source
                strength: hard
                group: feeds
                description: The rack needs one of its feeds.
                """)
            .load();

    assertThat(schema.relationshipType("FED_BY").orElseThrow().need()).isEqualTo("1");
  }

  @Test
  void letsRulesOfTheUserDecideBeforeShippedOnes() {
    CmdbSchema schema =
        folder()
            .with(
                "policies/precedence.yaml",
                """
                policy: precedence
                description: The virtualisation platform knows best how big machines are.
                rules:
                  - classes: [Server]
                    attributes: [memory, cpuCores]
                    sources: [vcenter-?, ansible*]
                """)
            .load();

    Precedence precedence = schema.precedence();
    assertThat(precedence.rank("VirtualMachine", "memory", "vcenter-1")).isZero();
    assertThat(precedence.rank("VirtualMachine", "memory", "ansible")).isEqualTo(1);
    assertThat(precedence.rank("VirtualMachine", "memory", "vcenter-12"))
        .isEqualTo(Integer.MAX_VALUE);
    assertThat(precedence.rank("VirtualMachine", "role", "vcenter-1")).isPositive();
    assertThat(precedence.rank("VirtualMachine", "role", "manual")).isZero();
  }

  @Test
  void ignoresHiddenFilesSuchAsMountedConfigMapsHave() throws Exception {
    Path data = Files.createDirectories(root.resolve("classes/..data"));
    Files.writeString(data.resolve("barcode-scanner.yaml"), SCANNER);
    Files.createSymbolicLink(
        root.resolve("classes/barcode-scanner.yaml"), Path.of("..data/barcode-scanner.yaml"));

    assertThat(folder().load().ciClass("BarcodeScanner")).isPresent();
  }

  @Test
  void tellsThatAFolderIsMissing() {
    assertThat(new SchemaFolder(root.resolve("nowhere")).problems())
        .singleElement()
        .asString()
        .contains("kaskade.schema-dirs", "Correct the path");
  }

  @Test
  void readsAFolderOnTheClassPath() {
    assertThat(new SchemaLoader(List.of("classpath:records-of-tests")).load().recordTemplates())
        .extracting(RecordTemplate::name)
        .contains("restart");
  }

  @Test
  void tellsThatAFolderIsMissingOnTheClassPath() {
    assertThat(
            catchThrowableOfType(
                    InvalidSchema.class,
                    () -> new SchemaLoader(List.of("classpath:nowhere/")).load())
                .problems())
        .singleElement()
        .asString()
        .startsWith("classpath:nowhere/:1: ")
        .contains("kaskade.schema-dirs", "Correct the path");
  }

  @Test
  void tellsThatAClassStandsInTwoFoldersOfTheUser() {
    SchemaFolder one = new SchemaFolder(root.resolve("one"));
    SchemaFolder two = new SchemaFolder(root.resolve("two"));
    one.with("classes/barcode-scanner.yaml", SCANNER);
    two.with("classes/barcode-scanner.yaml", SCANNER);

    assertThat(
            catchThrowableOfType(
                    InvalidSchema.class,
                    () ->
                        new SchemaLoader(List.of(one.root().toString(), two.root().toString()))
                            .load())
                .problems())
        .singleElement()
        .asString()
        .startsWith(two.root() + "/classes/barcode-scanner.yaml:1: ")
        .contains(one.root() + "/classes/barcode-scanner.yaml:1");
  }
}
