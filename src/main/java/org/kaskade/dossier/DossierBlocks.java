package org.kaskade.dossier;

import java.util.List;
import org.kaskade.drawing.Language;

/// What a dossier says, block by block: first what decides, then what that rests on. What isn't
/// there is said to be missing.
record DossierBlocks(DossierContent content, Language language, DossierWords words) {
  List<Block> all() {
    BlockList list = new BlockList(words);
    new DecisionBlocks(content, words, list).add();
    new EvidenceBlocks(content, language, words, list).add();
    return list.blocks();
  }
}
