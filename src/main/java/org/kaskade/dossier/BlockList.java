package org.kaskade.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.kaskade.graph.ImpactState;

/// Blocks in the making, by the names of their texts.
final class BlockList {
  private final DossierWords words;
  private final List<Block> blocks = new ArrayList<>();

  BlockList(DossierWords words) {
    this.words = words;
  }

  List<Block> blocks() {
    return blocks;
  }

  void add(Block block) {
    blocks.add(block);
  }

  <T> void table(
      String name,
      String none,
      List<T> things,
      List<String> headers,
      Function<T, List<Block.Cell>> row) {
    section(name);
    tableOr(name, none, things, headers, row);
  }

  /// The same within a section that was begun.
  <T> void tableOr(
      String name,
      String none,
      List<T> things,
      List<String> headers,
      Function<T, List<Block.Cell>> row) {
    if (things.isEmpty()) {
      sentence("", words.say(none));
    } else {
      rows(words.say(name), things, headers, row);
    }
  }

  <T> void rows(
      String caption, List<T> things, List<String> headers, Function<T, List<Block.Cell>> row) {
    blocks.add(
        new Block.Table(
            caption, headers.stream().map(words::say).toList(), things.stream().map(row).toList()));
  }

  void section(String name) {
    blocks.add(new Block.Section(words.say(name)));
  }

  void sentence(String lead, String text) {
    blocks.add(new Block.Sentence(lead, text));
  }

  static Block.Cell text(String text) {
    return new Block.Words(text);
  }

  Block.Cell state(ImpactState state) {
    return new Block.State(state, words.say("state." + state));
  }
}
