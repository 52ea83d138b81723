package org.kaskade.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads a file's documents one after another; a fault ends the file, the documents before it
/// stand.
///
/// The parser's events are turned into nodes here, since composing as the library does it recurses
/// without a bound. Takes time and memory linear in the file and its expanded aliases, both within
/// {@link YamlLimits}.
public final class YamlReader {
  private final YamlLimits limits;

  public YamlReader(YamlLimits limits) {
    this.limits = limits;
  }

  /// A reader within {@link YamlLimits#DEFAULT}.
  public YamlReader() {
    this(YamlLimits.DEFAULT);
  }

  /// The documents of a file in UTF-8, with or without byte order mark. The last one carries the
  /// error, if any.
  public List<YamlDocument> read(byte[] content) {
    if (content.length > limits.bytes()) {
      return List.of(
          failed(
              YamlError.Kind.LIMIT,
              1,
              "the file has %,d bytes, more than the limit of %,d"
                  .formatted(content.length, limits.bytes())));
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content))
              .toString();
      return read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException notUtf8) {
      return List.of(failed(YamlError.Kind.ENCODING, 1, "the file is not UTF-8 text"));
    }
  }

  /// The documents of this text. The last one carries the error, if any.
  public List<YamlDocument> read(String text) {
    List<YamlDocument> documents = new ArrayList<>();
    TreeBuilder tree = new TreeBuilder(limits);
    int line = 1;
    try {
      LoadSettings settings =
          LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setUseMarks(true).build();
      for (Event event : new Parse(settings).parseString(text)) {
        line = event.getStartMark().map(Mark::getLine).orElse(line - 1) + 1;
        if (event instanceof DocumentStartEvent) {
          if (documents.size() == limits.documents()) {
            throw new LimitReached(
                "the file has more than %,d documents".formatted(limits.documents()));
          }
          tree.startDocument(line);
        } else if (event instanceof DocumentEndEvent) {
          documents.add(tree.endDocument());
        } else {
          tree.accept(event, line);
        }
      }
    } catch (LimitReached reached) {
      documents.add(failed(YamlError.Kind.LIMIT, line, reached.getMessage()));
    } catch (MarkedYamlEngineException syntax) {
      int at = syntax.getProblemMark().map(Mark::getLine).orElse(line - 1) + 1;
      documents.add(failed(YamlError.Kind.SYNTAX, at, problem(syntax)));
    } catch (YamlEngineException syntax) {
      documents.add(failed(YamlError.Kind.SYNTAX, line, "not valid YAML"));
    }
    return documents;
  }

  /// The parser's own words without the excerpt it appends, which could carry a secret.
  private static String problem(MarkedYamlEngineException syntax) {
    String problem = syntax.getProblem();
    return problem == null ? "not valid YAML" : problem.replaceAll("\\s+", " ");
  }

  private static YamlDocument failed(YamlError.Kind kind, int line, String message) {
    return new YamlDocument(null, line, List.of(), new YamlError(kind, line, message));
  }
}
