package org.kaskade.importers.cyclonedx;

import static org.kaskade.importers.ProblemSeverity.ERROR;
import static org.kaskade.importers.ProblemSeverity.INFO;
import static org.kaskade.importers.ProblemSeverity.WARNING;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.cyclonedx.Bom.Problem;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlError;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlReader;

/// Makes of one file what it says: a function of its path and content alone.
final class BomParser {
  private static final String NAMESPACE = "http://cyclonedx.org/schema/bom";
  private static final String FORMAT = "CycloneDX";
  private static final String URN = "urn:uuid:";
  private static final YamlDocument NOTHING = new YamlDocument(null, 1, List.of(), null);
  private static final Set<String> VERSIONS =
      Set.of("1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7");

  private final CycloneDxMapping mapping;

  BomParser(CycloneDxMapping mapping) {
    this.mapping = mapping;
  }

  /// Whether a file of this name is meant to be a bill of materials.
  static boolean isExpected(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return Set.of("bom.json", "bom.xml").contains(name)
        || name.endsWith(".cdx.json")
        || name.endsWith(".cdx.xml")
        || name.endsWith(".cdx");
  }

  /// What the file says; empty where it is another sort of file, and none that its name calls a
  /// bill of materials.
  Optional<Bom> parse(String path, byte[] content) {
    boolean expected = isExpected(path);
    // Whatever its encoding, for what is searched is ASCII.
    String text = new String(content, StandardCharsets.ISO_8859_1);
    String ascii = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    if (!expected && !ascii.contains("\"" + FORMAT + "\"") && !ascii.contains(NAMESPACE)) {
      return Optional.empty();
    }
    return isXml(ascii) ? xml(path, content, expected) : json(path, content, expected);
  }

  private static boolean isXml(String text) {
    int at = 0;
    // Blanks and byte order marks, as they look in ISO 8859-1.
    while (at < text.length()
        && " \t\r\n\u00ef\u00bb\u00bf\u00fe\u00ff".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() && text.charAt(at) == '<';
  }

  private Optional<Bom> xml(String path, byte[] content, boolean expected) {
    try {
      YamlMapping root = XmlTree.read(content);
      String namespace = root.text("xmlns").orElse("");
      if (!namespace.startsWith(NAMESPACE + "/")) {
        return other(path, expected);
      }
      return Optional.of(bom(path, root, namespace.substring(NAMESPACE.length() + 1)));
    } catch (XmlTree.Refused refused) {
      return Optional.of(unreadable(path, refused.code, refused.line, refused.getMessage()));
    }
  }

  private Optional<Bom> json(String path, byte[] content, boolean expected) {
    List<YamlDocument> documents = new YamlReader().read(withoutTabsInFront(content));
    YamlDocument document = documents.isEmpty() ? NOTHING : documents.getFirst();
    // The last one carries the error, e.g. of what follows the object.
    YamlError error = documents.isEmpty() ? null : documents.getLast().error();
    if (error != null) {
      return Optional.of(unreadable(path, error.kind().name(), error.line(), error.message()));
    }
    if (!(document.root() instanceof YamlMapping root)
        || !root.text("bomFormat").orElse("").equals(FORMAT)) {
      return other(path, expected);
    }
    for (YamlMapping.Duplicate twice : document.duplicates()) {
      if (!twice.sameValue()) {
        return Optional.of(
            unreadable(
                path,
                "DUPLICATE_KEY",
                twice.line(),
                "the key stood on line %d already, with another value"
                    .formatted(twice.firstLine())));
      }
    }
    return Optional.of(bom(path, root, root.text("specVersion").orElse("")));
  }

  /// JSON may begin with a tab, YAML not.
  private static byte[] withoutTabsInFront(byte[] content) {
    byte[] clean = content.clone();
    for (int i = 0; i < content.length && " \t\r\n".indexOf(content[i]) >= 0; i++) {
      if (content[i] == '\t') {
        clean[i] = ' ';
      }
    }
    return clean;
  }

  private Bom bom(String path, YamlMapping root, String specification) {
    String serial = root.text("serialNumber").orElse("").strip().toLowerCase(Locale.ROOT);
    BomDraft draft = new BomDraft(mapping);
    if (!VERSIONS.contains(specification)) {
      draft.report(
          WARNING,
          "UNKNOWN_VERSION",
          root.lineOf("specVersion"),
          "The version of CycloneDX is none from 1.0 to 1.7; what is known of the file is read.");
    }
    draft.read(root);
    return new Bom(
        path,
        serial.startsWith(URN) ? serial.substring(URN.length()) : serial,
        root.text("version").orElse("1").strip(),
        draft.subject(),
        draft.parts(),
        draft.links(),
        draft.problems());
  }

  private static Optional<Bom> other(String path, boolean expected) {
    return expected
        ? Optional.of(
            failed(
                path,
                new Problem(
                    INFO,
                    "NOT_CYCLONEDX",
                    1,
                    "The file's name says that it is a bill of materials, but it is none of CycloneDX, so it is left out.",
                    false)))
        : Optional.empty();
  }

  private static Bom unreadable(String path, String code, int line, @Nullable String why) {
    return failed(
        path,
        new Problem(
            ERROR,
            code,
            line,
            "The file can't be read: "
                + (why == null ? "it is broken" : why)
                + ". What it said before stays until it can be read again.",
            true));
  }

  private static Bom failed(String path, Problem problem) {
    return new Bom(path, "", "", -1, List.of(), List.of(), List.of(problem));
  }
}
