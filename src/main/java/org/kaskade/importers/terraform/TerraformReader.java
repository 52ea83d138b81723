package org.kaskade.importers.terraform;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.ContentForm;
import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.InventoryReader;
import org.kaskade.importers.ProblemSeverity;
import org.springframework.stereotype.Component;

/// Reads states, plans and configurations of Terraform and OpenTofu.
///
/// Option: `environment`, that of every CI found.
@Component
final class TerraformReader implements InventoryReader {
  private final TerraformMapping mapping = TerraformMapping.load();

  @Override
  public String format() {
    return "terraform";
  }

  @Override
  public void read(Inventory inventory, Findings findings) {
    FileNotes notes = new FileNotes();
    Units units = new Units(inventory.source(), notes);
    for (InventoryFile file : inventory.files()) {
      if (FileParser.isBackup(file.path())) {
        findings.problem(
            ProblemSeverity.INFO,
            "BACKUP_NOT_READ",
            file.path(),
            null,
            "what was before the current state is not read; rename it to read it");
      } else if (FileParser.mayBeTerraform(file.path())) {
        parse(file, findings).ifPresent(units::add);
      }
    }
    List<Node> nodes = units.nodes(mapping);
    @Nullable String environment = text(inventory.options().get("environment"));
    Claims claims = new Claims(mapping, inventory.schema(), environment, notes);
    claims.identify(nodes);
    Edges edges = Wiring.wire(mapping, nodes, notes);
    nodes.forEach(node -> claims.say(node, findings));
    edges.handOver(findings);
    notes.handOver(findings);
  }

  private static Optional<ParsedFile> parse(InventoryFile file, Findings findings) {
    Optional<ParsedFile> parsed = findings.content(file, new Parsing(file.path()));
    parsed.ifPresent(
        found -> found.reports().forEach(report -> report.handOver(file.path(), findings)));
    return parsed;
  }

  /// What a file is parsed to: by its path too, which tells its kind.
  private record Parsing(String path) implements ContentForm<ParsedFile> {
    @Override
    public ParsedFile of(byte[] content) {
      return FileParser.parse(path, content);
    }
  }

  private static @Nullable String text(@Nullable Object option) {
    return option == null || option.toString().isBlank() ? null : option.toString();
  }
}
