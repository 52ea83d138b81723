package org.kaskade.dossier;

import java.util.List;
import java.util.stream.Collectors;
import org.kaskade.drawing.HarmlessText;

/// Blocks as Markdown (CommonMark with tables), all texts escaped so that they are shown as they
/// are.
final class MarkdownText {
  String of(List<Block> blocks) {
    return blocks.stream()
            .map(this::text)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("\n\n"))
        + "\n";
  }

  private String text(Block block) {
    return switch (block) {
      case Block.Title(String text) -> "# " + line(text);
      case Block.Section(String text) -> "## " + line(text);
      case Block.Headline(String text) -> bold(text);
      case Block.Sentence(String lead, String text) ->
          lead.isEmpty() ? line(text) : bold(lead + ":") + " " + line(text);
      case Block.Banner(String lead, List<String> sentences) ->
          "> "
              + bold(lead)
              + sentences.stream().map(one -> "\n> " + line(one)).collect(Collectors.joining());
      case Block.Quote(String lead, String text) ->
          bold(lead + ":")
              + "\n\n"
              + text.lines().map(one -> "> " + line(one)).collect(Collectors.joining("\\\n"));
      case Block.Items(List<String> texts) ->
          texts.stream().map(one -> "- " + line(one)).collect(Collectors.joining("\n"));
      case Block.Table table -> table(table);
      case Block.Picture picture -> "*" + line(picture.description()) + "*";
    };
  }

  private static String bold(String text) {
    return "**" + line(text) + "**";
  }

  private static String table(Block.Table table) {
    String headers =
        table.headers().stream().map(MarkdownText::line).collect(Collectors.joining(" | "));
    String rule = table.headers().stream().map(header -> "---").collect(Collectors.joining(" | "));
    String rows =
        table.rows().stream()
            .map(row ->
                "\n| "
                    + row.stream().map(MarkdownText::cell).collect(Collectors.joining(" | "))
                    + " |")
            .collect(Collectors.joining());
    return "| %s |\n| %s |%s".formatted(headers, rule, rows);
  }

  private static String cell(Block.Cell cell) {
    return switch (cell) {
      case Block.Words(String text) -> line(text);
      case Block.State(var state, String word) ->
          switch (state) {
                case UNAFFECTED -> "○ ";
                case AT_RISK -> "△ ";
                case DEGRADED -> "◒ ";
                case OUTAGE -> "✕ ";
              }
              + line(word);
      case Block.Count(int count) -> Integer.toString(count);
      case Block.Points(int points, int most) -> points + " / " + most;
    };
  }

  /// On one line. What Markdown or HTML would take for something else is escaped; `@` too, since it
  /// would call people.
  private static String line(String text) {
    StringBuilder out = new StringBuilder();
    HarmlessText.of(text)
        .strip()
        .replaceAll("\\s+", " ")
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '@' -> out.append("&#64;");
            case '\\', '`', '*', '_', '[', ']', '|', '#', '~', '$' ->
                out.append('\\').appendCodePoint(c);
            case '+', '-', '=', '!' -> {
              // Begins lists, rules and headings only where a line does, and pictures before
              // brackets.
              if (out.isEmpty() || c == '!') {
                out.append('\\');
              }
              out.appendCodePoint(c);
            }
            case '.', ')' -> {
              if (!out.isEmpty() && out.chars().allMatch(Character::isDigit)) {
                out.append('\\');
              }
              out.appendCodePoint(c);
            }
            default -> out.appendCodePoint(c);
          }
        });
    return out.toString();
  }
}
