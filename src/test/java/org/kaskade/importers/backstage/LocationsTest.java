package org.kaskade.importers.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.InMemoryInventory;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.schema.CmdbSchema;

class LocationsTest {
  private static String location(String spec) {
    return "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: l}\nspec: {%s}\n"
        .formatted(spec);
  }

  private static String component(String name) {
    return "apiVersion: backstage.io/v1beta1\nkind: Component\nmetadata: {name: %s}\n"
        .formatted(name);
  }

  /// Of these files, the source's globs match `root.yaml` alone.
  private static ReadCatalog from(Map<String, String> files) {
    InMemoryInventory all = new InMemoryInventory("shop", files);
    return ReadCatalog.of(
        new Inventory() {
          @Override
          public String source() {
            return all.source();
          }

          @Override
          public Map<String, Object> options() {
            return all.options();
          }

          @Override
          public CmdbSchema schema() {
            return all.schema();
          }

          @Override
          public List<InventoryFile> files() {
            return all.files().stream().filter(f -> f.path().endsWith("root.yaml")).toList();
          }

          @Override
          public List<String> paths() {
            return all.paths();
          }

          @Override
          public Optional<InventoryFile> file(String path) {
            return all.file(path);
          }
        });
  }

  @Test
  void leadToFilesBesideTheirOwn() {
    ReadCatalog read =
        from(
            Map.of(
                "x/root.yaml", location("type: url, target: ./a.yaml, targets: [b/c, ../d.yml]"),
                "x/a.yaml", component("a"),
                "x/b/c", component("c"),
                "d.yml", component("d"),
                "e.yaml", component("e")));
    assertThat(read.cis())
        .containsExactly(
            "Application component:a", "Application component:c", "Application component:d");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void leadToWhatTheirGlobsMatch() {
    ReadCatalog read =
        from(
            Map.of(
                "x/root.yaml", location("targets: ['./*/catalog-info.yaml', './**/api.yaml']"),
                "x/a/catalog-info.yaml", component("a"),
                "x/a/b/catalog-info.yaml", component("b"),
                "x/a/b/api.yaml", component("api"),
                "catalog-info.yaml", component("c")));
    assertThat(read.cis()).containsExactly("Application component:a", "Application component:api");
  }

  @Test
  void mayLeadInCircles() {
    ReadCatalog read =
        from(
            Map.of(
                "root.yaml", location("target: a.yaml") + "---\n" + component("r"),
                "a.yaml",
                    location("targets: [root.yaml, a.yaml, ./*.yaml]") + "---\n" + component("a")));
    assertThat(read.cis()).containsExactly("Application component:r", "Application component:a");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void thatLeadElsewhereAreReported() {
    ReadCatalog read =
        from(
            Map.of(
                "x/root.yaml",
                location(
                    "targets: ['https://a.example/b.yaml', ../../c.yaml, /etc/passwd, gone.yaml, [d]]")));
    assertThat(read.problems())
        .containsExactly(
            "INFO EXTERNAL_LOCATION x/root.yaml:4",
            "WARNING EXTERNAL_LOCATION x/root.yaml:4",
            "WARNING EXTERNAL_LOCATION x/root.yaml:4",
            "WARNING MISSING_FILE x/root.yaml:4",
            "WARNING UNEXPECTED_TYPE x/root.yaml:4");
  }

  @Test
  void ofOtherTypesAreNotFollowed() {
    ReadCatalog read =
        from(
            Map.of(
                "root.yaml", location("type: github-discovery, target: a.yaml"),
                "a.yaml", component("a")));
    assertThat(read.cis()).isEmpty();
    assertThat(read.problems()).containsExactly("INFO EXTERNAL_LOCATION root.yaml:4");
  }

  @Test
  void mayMissWhatIsOptional() {
    ReadCatalog read = from(Map.of("root.yaml", location("presence: optional, target: a.yaml")));
    assertThat(read.problems()).containsExactly("INFO MISSING_FILE root.yaml:4");
  }

  @Test
  void sayThatTheirTargetsAreEntities() {
    ReadCatalog read =
        from(
            Map.of(
                "root.yaml", location("targets: [a.yaml, b.yaml]"),
                "a.yaml", "name: a",
                "b.yaml", "apiVersion: backst"));
    assertThat(read.problems())
        .containsExactly("WARNING INVALID_ENTITY a.yaml:1", "INFO UNKNOWN_KIND b.yaml:1");
  }

  @Test
  void endWithManyGlobsOverManyFiles() {
    Map<String, String> files = new HashMap<>();
    StringBuilder targets = new StringBuilder("targets: [");
    for (int i = 0; i < 6_000; i++) {
      targets.append(i == 0 ? "" : ", ").append("'**/%d.yaml'".formatted(i));
      files.put("f/" + i + ".yaml", "");
    }
    files.put("root.yaml", location(targets + "]"));
    assertThat(from(files).problems()).anyMatch(p -> p.startsWith("WARNING LIMIT root.yaml:4"));
  }
}
