package org.kaskade.dossier;

import java.util.List;
import org.kaskade.drawing.Markup;
import org.kaskade.graph.ImpactState;

/// A part of a dossier, the same in all its forms.
sealed interface Block {
  /// What it is called; once, first.
  record Title(String text) implements Block {}

  /// Begins a section.
  record Section(String text) implements Block {}

  /// The one line to remember.
  record Headline(String text) implements Block {}

  /// A sentence or more.
  ///
  /// @param lead what it is about, may be empty
  record Sentence(String lead, String text) implements Block {}

  /// Something that has to be seen.
  record Banner(String lead, List<String> sentences) implements Block {
    public Banner {
      sentences = List.copyOf(sentences);
    }
  }

  /// What somebody wrote, with its lines.
  record Quote(String lead, String text) implements Block {}

  /// One below the other.
  record Items(List<String> texts) implements Block {
    public Items {
      texts = List.copyOf(texts);
    }
  }

  /// Rows under headers.
  record Table(String name, List<String> headers, List<List<Cell>> rows) implements Block {
    public Table {
      headers = List.copyOf(headers);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /// A picture.
  ///
  /// @param description stands for it where there are no pictures
  record Picture(Markup.Element svg, int width, int height, String description) implements Block {}

  /// What stands in a table.
  sealed interface Cell {}

  /// Text.
  record Words(String text) implements Cell {}

  /// A state.
  record State(ImpactState state, String word) implements Cell {}

  /// A number.
  record Count(int count) implements Cell {}

  /// Some of at most some points.
  record Points(int points, int most) implements Cell {}
}
