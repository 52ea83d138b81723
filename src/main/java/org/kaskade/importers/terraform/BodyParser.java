package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.importers.terraform.Body.Block;
import org.kaskade.importers.terraform.Token.Kind;

/// Reads the structure of HCL: blocks, their labels, attributes.
final class BodyParser {
  private static final int DEEPEST = 60;

  private final List<Token> words;
  private final List<Block> finished = new ArrayList<>();
  private int at;

  BodyParser(List<Token> words) {
    this.words = words;
  }

  /// The whole file.
  Body file() throws InvalidConfiguration {
    return body(0, 1);
  }

  /// The blocks of the file that ended before the fault.
  Body beforeTheFault() {
    return new Body(Map.of(), finished);
  }

  private Body body(int depth, int line) throws InvalidConfiguration {
    if (depth > DEEPEST) {
      throw new InvalidConfiguration(
          "LIMIT", line, "blocks are nested more than %d levels deep".formatted(DEEPEST));
    }
    Map<String, Expression> attributes = new LinkedHashMap<>();
    List<Block> blocks = depth == 0 ? finished : new ArrayList<>();
    while (true) {
      while (at < words.size() && words.get(at).kind() == Kind.NEWLINE) {
        at++;
      }
      if (at == words.size()) {
        if (depth == 0) {
          return new Body(attributes, blocks);
        }
        throw InvalidConfiguration.syntax(line, "the block that begins here has no end");
      }
      Token word = words.get(at);
      if (word.is("}") && depth > 0) {
        at++;
        return new Body(attributes, blocks);
      }
      if (!word.isName() && word.kind() != Kind.STRING) {
        throw InvalidConfiguration.syntax(word.line(), "expected an attribute or a block");
      }
      at++;
      if (at < words.size() && (words.get(at).is("=") || words.get(at).is(":"))) {
        at++;
        attributes.putIfAbsent(word.text(), Expressions.of(run(), word.line()));
      } else {
        blocks.add(block(word, depth));
      }
    }
  }

  private Block block(Token type, int depth) throws InvalidConfiguration {
    List<String> labels = new ArrayList<>();
    while (at < words.size() && (words.get(at).isName() || words.get(at).kind() == Kind.STRING)) {
      labels.add(words.get(at++).text());
    }
    if (at == words.size() || !words.get(at).is("{")) {
      throw InvalidConfiguration.syntax(type.line(), "expected = or { behind the name");
    }
    at++;
    return new Block(type.text(), labels, body(depth + 1, type.line()), type.line());
  }

  /// The words of an expression: up to the end of the line, or of the block, outside of brackets.
  private List<Token> run() throws InvalidConfiguration {
    int start = at;
    int depth = 0;
    while (at < words.size()) {
      Token word = words.get(at);
      if (depth == 0 && (word.kind() == Kind.NEWLINE || word.is("}"))) {
        break;
      }
      depth += word.opens() ? 1 : word.closes() ? -1 : 0;
      if (depth < 0) {
        throw InvalidConfiguration.syntax(word.line(), "a bracket closes that never opened");
      }
      at++;
    }
    if (depth > 0) {
      throw InvalidConfiguration.syntax(
          words.get(start).line(), "a bracket in this expression has no end");
    }
    return words.subList(start, at);
  }
}
