package org.kaskade.importers.backstage;

import static org.kaskade.importers.ProblemSeverity.ERROR;
import static org.kaskade.importers.ProblemSeverity.INFO;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlError;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlReader;

/// Makes of one file what it says of a catalog: a function of its path and content alone.
final class CatalogParser {
  private static final String TEMPLATES = "scaffolder.";

  private final BackstageMapping mapping;
  private final EntityParser entities;
  private final Pattern declaration;

  CatalogParser(BackstageMapping mapping) {
    this.mapping = mapping;
    this.entities = new EntityParser(mapping);
    this.declaration =
        Pattern.compile(
            "apiVersion[\"']?\\s{0,9}:\\s{0,9}[\"']?" + Pattern.quote(mapping.apiVersion()));
  }

  /// @param expected whether the file is meant to hold entities and nothing else; of another file,
  ///   what is no entity is passed over
  CatalogFile parse(String path, byte[] content, boolean expected) {
    CatalogFileDraft draft = new CatalogFileDraft(path);
    // Whatever its encoding, for what is searched is ASCII.
    String text = new String(content, StandardCharsets.ISO_8859_1);
    String ascii = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    if (!expected && !ascii.contains(mapping.apiVersion())) {
      return draft.complete();
    }
    for (YamlDocument document : new YamlReader().read(content)) {
      YamlError error = document.error();
      if (error == null) {
        document(document, expected, draft);
      } else if (expected || declaration.matcher(ascii).find()) {
        unreadable(error, ascii, draft);
      }
    }
    return draft.complete();
  }

  private static void unreadable(YamlError error, String text, CatalogFileDraft draft) {
    boolean template =
        error.kind() == YamlError.Kind.SYNTAX && (text.contains("${{") || text.contains("{%"));
    if (template) {
      draft.unreadable(
          INFO,
          "SKELETON",
          error.line(),
          "The file holds placeholders and is no YAML before they are filled in; it is taken for"
              + " the skeleton of a template and not read.");
    } else {
      draft.unreadable(
          ERROR,
          error.kind().name(),
          error.line(),
          "The file can't be read from here on: "
              + error.message()
              + ". What it said before stays until it can be read again.");
    }
  }

  private void document(YamlDocument document, boolean expected, CatalogFileDraft draft) {
    if (!(document.root() instanceof YamlMapping root)) {
      if (expected && document.root() != null) {
        invalid(document.line(), "is no mapping", draft);
      }
      return;
    }
    String apiVersion = root.text("apiVersion").orElse("");
    boolean entity = apiVersion.startsWith(mapping.apiVersion());
    if (entity || apiVersion.startsWith(TEMPLATES + mapping.apiVersion())) {
      if (root.get("sops") instanceof YamlMapping) {
        draft.unreadable(
            ERROR,
            "ENCRYPTED",
            root.lineOf("sops"),
            "The document is encrypted with SOPS and not read. Keep secrets in files of their own.");
      } else if (hasOneMeaning(document, draft)) {
        entities.read(root, draft);
      }
    } else if (expected && apiVersion.isEmpty()) {
      invalid(root.line(), "has no apiVersion", draft);
    } else if (expected) {
      draft.inform(
          "UNKNOWN_KIND",
          root.lineOf("apiVersion"),
          "The document's apiVersion is not one of %s, so it is left out."
              .formatted(mapping.apiVersion()));
    }
  }

  private void invalid(int line, String why, CatalogFileDraft draft) {
    draft.warn(
        "INVALID_ENTITY",
        line,
        "This document %s, so it is no entity and left out. Give it apiVersion: %sv1alpha1, kind, metadata and spec."
            .formatted(why, mapping.apiVersion()));
  }

  /// Reports keys that stand twice; false where they say different things.
  private static boolean hasOneMeaning(YamlDocument document, CatalogFileDraft draft) {
    boolean applies = true;
    for (YamlMapping.Duplicate twice : document.duplicates()) {
      // A key can hold anything, even a secret put on the wrong side of its colon.
      String where = "The key on line " + twice.line() + " stood on line " + twice.firstLine();
      if (twice.sameValue()) {
        draft.warn(
            "DUPLICATE_KEY", twice.line(), where + " already, with the same value; remove one.");
      } else if (applies) {
        applies = false;
        draft.unreadable(
            ERROR,
            "DUPLICATE_KEY",
            twice.line(),
            where + " already, with another value. The entity is not applied; keep one of them.");
      }
    }
    return applies;
  }
}
