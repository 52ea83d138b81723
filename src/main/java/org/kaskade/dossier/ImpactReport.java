package org.kaskade.dossier;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.drawing.ClassWords;
import org.kaskade.drawing.Drawing;
import org.kaskade.drawing.DrawingWords;
import org.kaskade.drawing.Language;
import org.kaskade.drawing.PdfPages;
import org.kaskade.drawing.SvgPicture;
import org.kaskade.drawing.Why;
import org.kaskade.impact.ImpactAnalysis;
import org.kaskade.impact.ImpactAnalysis.Affected;
import org.kaskade.impact.ImpactAnalysis.Group;

/// What an outage does, as files in one language: what the page shows, to be passed on.
public final class ImpactReport {
  /// Rows of all that is affected which a document to be read may have.
  private static final int MOST_ROWS = 500;

  private final ImpactAnalysis analysis;
  private final Drawing drawing;
  private final Language language;
  private final DossierWords words;
  private final Why why;

  /// @param zone whose times it shows
  public ImpactReport(ImpactAnalysis analysis, Drawing drawing, Language language, ZoneId zone) {
    this.analysis = analysis;
    this.drawing = drawing;
    this.language = language;
    this.words = new DossierWords(language, zone);
    this.why = new Why(analysis, language);
  }

  /// All affected CIs, a row each.
  public String csv() {
    List<String> header =
        Stream.of(
                "impact.key",
                "changed.ci",
                "changed.class",
                "impact.state",
                "impact.depth",
                "services.criticality",
                "services.owner",
                "services.why")
            .map(words::say)
            .toList();
    return CsvText.of(
        header,
        analysis.affected(null, null, null).stream()
            .map(a ->
                Stream.of(
                        a.key(),
                        a.ci().name(),
                        a.ci().ciClass(),
                        state(a),
                        Integer.toString(a.depth()),
                        words.say("criticality." + a.ci().criticality()),
                        owner(a),
                        why.of(a))
                    .toList())
            .toList());
  }

  /// The picture, or a sentence why there is none.
  public String svg() {
    return SvgPicture.file(drawing, language);
  }

  /// For issues and wikis.
  public String markdown() {
    return new MarkdownText().of(blocks());
  }

  /// Tagged PDF, A4.
  public byte[] pdf() {
    String title = new DrawingWords(language).title(drawing);
    return PdfPages.of(
        new HtmlPage(language, title, revision(), words, true).of(blocks()).toString());
  }

  /// For programs; keys and states as in GraphQL.
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("revision", analysis.revision().number());
    json.put("at", analysis.revision().at().toString());
    json.put("failed", analysis.failed().stream().map(this::row).toList());
    Map<String, Integer> counts = new LinkedHashMap<>();
    analysis.counts().forEach(count -> counts.put(count.state().name(), count.count()));
    json.put("counts", counts);
    json.put("services", analysis.services().stream().map(this::row).toList());
    json.put(
        "weakenedGroups",
        analysis.weakenedGroups().stream()
            .map(group ->
                Map.of(
                    "dependent", group.dependent().key(),
                    "group", group.group(),
                    "members", group.members(),
                    "need", group.need(),
                    "up", group.up()))
            .toList());
    json.put("affected", analysis.affected(null, null, null).stream().map(this::row).toList());
    return json;
  }

  private Map<String, Object> row(Affected affected) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("key", affected.key());
    row.put("name", affected.ci().name());
    row.put("class", affected.ci().ciClass());
    row.put("state", affected.state().name());
    row.put("depth", affected.depth());
    row.put("why", why.of(affected));
    return row;
  }

  private List<Block> blocks() {
    BlockList list = new BlockList(words);
    list.add(new Block.Title(new DrawingWords(language).title(drawing)));
    list.sentence("", revision());
    list.rows(
        words.say("impact.counts"),
        analysis.counts(),
        List.of("impact.state", "impact.cis"),
        count -> List.of(list.state(count.state()), new Block.Count(count.count())));
    list.table(
        "impact.services",
        "impact.noServices",
        analysis.services(),
        List.of(
            "services.service",
            "impact.state",
            "services.why",
            "services.owner",
            "services.criticality"),
        service ->
            List.of(
                BlockList.text(service.ci().name()),
                list.state(service.state()),
                BlockList.text(why.of(service)),
                BlockList.text(owner(service)),
                BlockList.text(words.say("criticality." + service.ci().criticality()))));
    list.section("impact.picture");
    new PictureBlocks(language, words, list).add(drawing);
    list.table(
        "impact.groups",
        "impact.noGroups",
        analysis.weakenedGroups(),
        List.of(
            "redundancy.group",
            "redundancy.of",
            "redundancy.members",
            "redundancy.need",
            "impact.up",
            "impact.spare"),
        group ->
            List.of(
                BlockList.text(group.group()),
                BlockList.text(group.dependent().name()),
                new Block.Count(group.members()),
                new Block.Count(group.need()),
                new Block.Count(group.up()),
                BlockList.text(spare(group))));
    affected(list);
    return list.blocks();
  }

  private void affected(BlockList list) {
    List<Affected> all = analysis.affected(null, null, null);
    list.table(
        "impact.affected",
        "impact.nothing",
        all.stream().limit(MOST_ROWS).toList(),
        List.of("changed.ci", "changed.class", "impact.state", "impact.depth", "services.why"),
        one ->
            List.of(
                BlockList.text(one.ci().name()),
                BlockList.text(ClassWords.of(one.ci().ciClass(), language)),
                list.state(one.state()),
                new Block.Count(one.depth()),
                BlockList.text(why.of(one))));
    if (all.size() > MOST_ROWS) {
      list.sentence("", words.say("impact.more", MOST_ROWS, all.size()));
    }
  }

  private String spare(Group group) {
    int spare = group.up() - group.need();
    return spare < 0 ? words.say("impact.broken") : Integer.toString(spare);
  }

  private String state(Affected affected) {
    return words.say("state." + affected.state());
  }

  private static String owner(Affected affected) {
    @Nullable String owner = affected.ci().owner();
    return owner == null ? "" : owner;
  }

  private String revision() {
    return words.say(
        "impact.revision", analysis.revision().number(), words.moment(analysis.revision().at()));
  }
}
