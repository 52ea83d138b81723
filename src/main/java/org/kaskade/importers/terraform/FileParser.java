package org.kaskade.importers.terraform;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlError;
import org.kaskade.yaml.YamlLimits;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlReader;
import org.kaskade.yaml.YamlScalar;

/// Tells by its content what a file is, and reads it.
final class FileParser {
  private static final Pattern MARKS =
      Pattern.compile(
          "\"(?:terraform_version|lineage|format_version|planned_values|encryption_version)\"");

  private FileParser() {}

  /// Whether a file of this name is worth reading.
  static boolean mayBeTerraform(String path) {
    String name = fileName(path);
    return !path.startsWith(".terraform/")
        && !path.contains("/.terraform/")
        && (isNative(name) || name.endsWith(".json") || isState(name) || name.contains("tfplan"));
  }

  /// Whether a file is kept by Terraform as the state before the current one.
  static boolean isBackup(String path) {
    String name = fileName(path);
    return isState(name) && (name.endsWith(".backup") || name.endsWith(".bak"));
  }

  static boolean isConfiguration(String path) {
    String name = fileName(path);
    return isNative(name) || name.endsWith(".tf.json") || name.endsWith(".tofu.json");
  }

  private static boolean isNative(String name) {
    return name.endsWith(".tf") || name.endsWith(".tofu");
  }

  private static boolean isState(String name) {
    return name.contains("tfstate");
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  /// What the file says; the same for the same path and content.
  static ParsedFile parse(String path, byte[] content) {
    String name = fileName(path);
    if (isNative(name)) {
      return configuration(path, content);
    }
    boolean ours = isState(name) || isConfiguration(path);
    if (content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] < 8) {
      return new ParsedFile.Other(
          path,
          List.of(
              Report.warning(
                  "BINARY_PLAN",
                  null,
                  "a saved plan is not read; commit what terraform show -json makes of it")));
    }
    List<YamlDocument> documents = new YamlReader().read(content);
    YamlError error = documents.isEmpty() ? null : documents.getLast().error();
    if (error != null) {
      boolean said = ours || MARKS.matcher(new String(content, StandardCharsets.UTF_8)).find();
      return new ParsedFile.Other(
          path,
          said
              ? List.of(
                  Report.unreadable(
                      error.kind().name(), error.line(), error.message() + "; correct the file"))
              : List.of());
    }
    YamlNode root = documents.isEmpty() ? null : documents.getFirst().root();
    if (!(root instanceof YamlMapping mapping)) {
      return ours ? foreign(path, root == null ? 1 : root.line()) : other(path);
    }
    List<Report> twice = duplicates(documents.getFirst());
    if (isConfiguration(path)) {
      return new ParsedFile.Configuration(path, JsonConfiguration.body(mapping), twice);
    }
    return switch (recognise(path, mapping, ours)) {
      case ParsedFile.Snapshot found -> {
        twice.addAll(found.reports());
        yield new ParsedFile.Snapshot(path, found.plan(), found.resources(), twice);
      }
      case ParsedFile.Configuration never -> never;
      case ParsedFile.Other other -> other;
    };
  }

  private static ParsedFile recognise(String path, YamlMapping root, boolean ours) {
    if (root.get("encrypted_data") != null || root.mapping("sops").isPresent()) {
      boolean known = ours || root.get("encryption_version") != null;
      Report report =
          Report.unreadable(
              "ENCRYPTED", root.line(), "encrypted and therefore not read; commit it decrypted");
      return new ParsedFile.Other(path, known ? List.of(report) : List.of());
    }
    Optional<String> format = root.text("format_version");
    if (format.isPresent()
        && (root.get("values") != null
            || root.get("planned_values") != null
            || root.get("resource_changes") != null
            || (root.get("terraform_version") != null && root.get("provider_schemas") == null))) {
      boolean known = format.get().startsWith("0.") || format.get().startsWith("1.");
      return known ? new Shown(path).read(root) : unknownVersion(path, root, "format_version");
    }
    boolean state =
        root.get("version") instanceof YamlScalar
            && (root.get("terraform_version") != null
                || root.get("lineage") != null
                || root.get("modules") != null
                || looksLikeResources(root));
    if (!state) {
      return ours ? foreign(path, root.line()) : other(path);
    }
    return switch (root.text("version").orElse("")) {
      case "4" -> new StateFour(path).read(root);
      case "3" -> new StateThree(path).read(root);
      default -> unknownVersion(path, root, "version");
    };
  }

  private static boolean looksLikeResources(YamlMapping root) {
    return root.mappings("resources").stream()
        .anyMatch(each -> each.get("type") != null && each.get("instances") != null);
  }

  private static ParsedFile unknownVersion(String path, YamlMapping root, String key) {
    return new ParsedFile.Other(
        path,
        List.of(
            Report.unreadable(
                "UNSUPPORTED_VERSION",
                root.lineOf(key),
                "states of version 3 and 4 and format versions 0 and 1 are read, this one is of"
                    + " another; write it anew with a current Terraform")));
  }

  private static ParsedFile foreign(String path, int line) {
    return new ParsedFile.Other(
        path,
        List.of(
            Report.unreadable(
                "NOT_TERRAFORM",
                line,
                "by its name a state or configuration, by its content none; correct or rename it")));
  }

  private static ParsedFile other(String path) {
    return new ParsedFile.Other(path, List.of());
  }

  private static List<Report> duplicates(YamlDocument document) {
    List<Report> reports = new ArrayList<>();
    if (!document.duplicates().isEmpty()) {
      YamlMapping.Duplicate first = document.duplicates().getFirst();
      reports.add(
          Report.warning(
              "DUPLICATE_KEY",
              first.line(),
              "%d keys stand twice in their object, the first of them in line %d already; the first value counts"
                  .formatted(document.duplicates().size(), first.firstLine())));
    }
    return reports;
  }

  private static ParsedFile configuration(String path, byte[] content) {
    if (content.length > YamlLimits.DEFAULT.bytes()) {
      return new ParsedFile.Other(
          path,
          List.of(
              Report.unreadable(
                  "LIMIT",
                  null,
                  "the file has %,d bytes, more than the limit of %,d"
                      .formatted(content.length, YamlLimits.DEFAULT.bytes()))));
    }
    String text = text(content);
    if (text == null) {
      return new ParsedFile.Other(
          path,
          List.of(
              Report.unreadable("ENCODING", 1, "the file is not UTF-8 text; correct the file")));
    }
    BodyParser parser = new BodyParser(List.of());
    try {
      parser = new BodyParser(new Scanner(text).all());
      return new ParsedFile.Configuration(path, parser.file(), List.of());
    } catch (InvalidConfiguration broken) {
      return new ParsedFile.Configuration(path, parser.beforeTheFault(), List.of(broken.report()));
    }
  }

  private static @Nullable String text(byte[] content) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(content))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }
}
