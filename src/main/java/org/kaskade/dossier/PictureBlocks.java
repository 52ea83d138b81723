package org.kaskade.dossier;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.kaskade.drawing.Drawing;
import org.kaskade.drawing.DrawingWords;
import org.kaskade.drawing.Language;
import org.kaskade.drawing.SvgPicture;
import org.kaskade.graph.ImpactState;

/// A picture of how a failure travels with what its signs mean, or why there is none.
record PictureBlocks(Language language, DossierWords words, BlockList list) {
  void add(Drawing drawing) {
    DrawingWords said = new DrawingWords(language);
    if (drawing.isTooLarge()) {
      list.sentence("", said.tooLarge(drawing));
      return;
    }
    String states =
        Arrays.stream(ImpactState.values()).map(said::state).collect(Collectors.joining(", "));
    list.add(
        new Block.Picture(
            SvgPicture.of(drawing, language),
            drawing.width(),
            drawing.height(),
            said.title(drawing) + ". " + said.description(drawing)));
    list.sentence("", words.say("picture.legend", states));
  }
}
