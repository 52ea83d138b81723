package org.kaskade.importers.ansible;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.importers.ContentForm;
import org.kaskade.importers.ProblemSeverity;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlError;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;

/// Reads a YAML or JSON file that must be one mapping, and reports why it is none.
final class YamlFile {
  static final String VAULT = "$ANSIBLE_VAULT";

  /// What is in a file, whatever it is.
  ///
  /// @param documents none where it is encrypted as a whole
  record Content(boolean vault, List<YamlDocument> documents) {
    static final ContentForm<Content> FORM =
        bytes ->
            isVault(bytes)
                ? new Content(true, List.of())
                : new Content(false, ContentForm.YAML.of(bytes));
  }

  private final Reports reports;

  YamlFile(Reports reports) {
    this.reports = reports;
  }

  /// The mapping, an empty one for an empty file; nothing where the file can't be read.
  Optional<YamlMapping> read(String file, Content content) {
    if (content.vault()) {
      reports.keep(file);
      reports.problem(
          ProblemSeverity.INFO,
          "ENCRYPTED",
          file,
          null,
          "the file is encrypted with Ansible Vault and not read");
      return Optional.empty();
    }
    List<YamlDocument> documents = content.documents();
    for (YamlDocument document : documents) {
      YamlError error = document.error();
      if (error != null) {
        reports.unreadable(file, error.kind().name(), error.line(), error.message());
        return Optional.empty();
      }
    }
    if (documents.stream().filter(document -> document.root() != null).count() > 1) {
      reports.warning(
          "SEVERAL_DOCUMENTS",
          new Place(file, documents.get(1).line()),
          "Ansible reads files of one document; only the first is read");
    }
    return documents.isEmpty() ? Optional.of(empty()) : mapping(file, documents.getFirst());
  }

  private Optional<YamlMapping> mapping(String file, YamlDocument document) {
    boolean applied = true;
    for (YamlMapping.Duplicate duplicate : document.duplicates()) {
      String message =
          "key '%s' stands at line %d already".formatted(duplicate.key(), duplicate.firstLine());
      if (duplicate.sameValue()) {
        reports.warning("DUPLICATE_KEY", new Place(file, duplicate.line()), message);
      } else {
        applied = false;
        reports.unreadable(
            file,
            "DUPLICATE_KEY",
            duplicate.line(),
            message + " with another value; the file is not applied until one of them is removed");
      }
    }
    YamlNode root = document.root();
    if (!applied) {
      return Optional.empty();
    }
    if (root == null || (root instanceof YamlScalar scalar && scalar.isNull())) {
      return Optional.of(empty());
    }
    if (!(root instanceof YamlMapping mapping)) {
      reports.unreadable(file, "SYNTAX", root.line(), "the file is not a mapping");
      return Optional.empty();
    }
    if (mapping.get("sops") instanceof YamlMapping) {
      reports.keep(file);
      reports.problem(
          ProblemSeverity.INFO,
          "ENCRYPTED",
          file,
          mapping.lineOf("sops"),
          "the file is encrypted with SOPS and not read");
      return Optional.empty();
    }
    return Optional.of(mapping);
  }

  private static YamlMapping empty() {
    return new YamlMapping(Map.of(), Map.of(), List.of(), 1);
  }

  static boolean isVault(byte[] content) {
    return new String(content, 0, Math.min(content.length, 64), StandardCharsets.UTF_8)
        .stripLeading()
        .startsWith(VAULT);
  }
}
