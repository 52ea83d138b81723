package org.kaskade.importers.mapping;

import java.util.List;
import java.util.Optional;
import org.kaskade.expression.Expression;
import org.kaskade.yaml.YamlLimits;
import org.kaskade.yaml.YamlNode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlFactory;
import tools.jackson.dataformat.toml.TomlMapper;

/// Reads a file in TOML.
final class TomlFile {
  private static final TomlMapper TOML =
      new TomlMapper(
          TomlFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(YamlLimits.DEFAULT.depth())
                      .maxNumberLength(100)
                      .build())
              .build());

  private TomlFile() {}

  static List<DataTree> read(byte[] content, FileProblems problems) {
    Optional<String> text = Utf8.decoded(content, problems);
    if (text.isEmpty()) {
      return List.of();
    }
    try {
      JsonNode root = TOML.readTree(text.get());
      YamlNode tree = new TomlTree(TomlPlaces.of(text.get())).of(root);
      DataTree data = DataTree.of(tree);
      Secrecy.tell(data.secrets(), problems);
      return List.of(data);
    } catch (JacksonException syntax) {
      TokenStreamLocation at = syntax.getLocation();
      problems.unreadable(
          "SYNTAX",
          at == null || at.getLineNr() < 1 ? null : at.getLineNr(),
          "the file is no TOML: %s; correct it".formatted(reason(syntax)));
    } catch (StackOverflowError tooDeep) {
      problems.unreadable("LIMIT", null, "the file is nested too deep; flatten it");
    }
    return List.of();
  }

  /// The library's first words only: what follows may quote the file.
  private static String reason(JacksonException syntax) {
    String message = syntax.getOriginalMessage();
    if (message == null || message.indexOf('"') >= 0 || message.indexOf('\'') >= 0) {
      return "a value or key is not written as TOML wants it";
    }
    return Expression.oneLine(message);
  }
}
