package org.kaskade.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.Strength;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgPictureTest {
  @Test
  void saysWhatFailsInItsTitle() throws Exception {
    Drawing drawing = drawing("rack", "web -> rack, app ~> web");
    assertThat(title(SvgPicture.file(drawing, Language.EN))).isEqualTo("If rack fails");
    assertThat(title(SvgPicture.file(drawing, Language.DE))).isEqualTo("Wenn rack ausfällt");
  }

  @Test
  void tellsStatesByOutlineGlyphAndWord() throws Exception {
    Drawing drawing =
        drawing("rack", "web -> rack, app ~> web, shop -> pool=1:web|spare, mail -> shop");
    Document svg = parsed(SvgPicture.file(drawing, Language.EN));
    assertThat(texts(svg, "text"))
        .contains("Outage · web", "Degraded · app", "At risk · mail", "Unaffected · spare");
    assertThat(count(svg, "polygon", "fill", "#8a1538")).isEqualTo(2);
    assertThat(count(svg, "polygon", "fill", "#d2601f")).isEqualTo(1);
    assertThat(count(svg, "rect", "stroke", "#5f6b7a")).isEqualTo(1);
    Set<Integer> corners = new HashSet<>();
    for (ImpactState state : ImpactState.values()) {
      corners.add(
          StateLook.outline(state, new Box.Area(0, 0, 99, 44)).toString().split(",", -1).length);
    }
    assertThat(corners).as("a rectangle, 4, 6 and 8 corners").hasSize(4);
  }

  @Test
  void namesWhatIsAssumedToFailAndWhatIsAService() throws Exception {
    Document svg = parsed(SvgPicture.file(drawing("rack", "shop -> rack"), Language.EN));
    assertThat(texts(svg, "title"))
        .contains("rack, rack, Outage, assumed failed", "shop, business service, service, Outage");
    assertThat(count(svg, "polygon", "stroke-width", "4")).isEqualTo(1);
  }

  @Test
  void dashesWhatIsSoft() throws Exception {
    Document svg = parsed(SvgPicture.file(drawing("rack", "a -> rack, b ~> rack"), Language.EN));
    assertThat(count(svg, "path", "stroke-dasharray", "6 5")).isEqualTo(1);
  }

  @Test
  void hasABoxForEachBoxAndALineForEachLine() throws Exception {
    for (int seed = 1; seed <= 20; seed++) {
      Drawing drawing = drawing(SampleDrawings.of(seed));
      Document svg = parsed(SvgPicture.file(drawing, Language.DE));
      DrawingWords words = new DrawingWords(Language.DE);
      assertThat(texts(svg, "title").subList(1, drawing.boxes().size() + 1))
          .as("seed %d", seed)
          .containsExactlyElementsOf(drawing.boxes().stream().map(words::name).toList());
      long lines =
          count(svg, "path", "stroke", "#4a5665") + count(svg, "path", "stroke-width", "3");
      assertThat(lines).as("seed %d", seed).isEqualTo(drawing.lines().size());
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void saysThatThereAreTooManyBoxes(Language language) throws Exception {
    Drawing drawing = drawing("rack", SampleDrawings.each(151, "shop-{} -> rack"));
    assertThat(drawing.isTooLarge()).isTrue();
    Document svg = parsed(SvgPicture.file(drawing, language));
    assertThat(texts(svg, "text").getFirst()).contains("152", "150");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"/><foreignObject onload='x'>",
        "]]>&amp;&#0;",
        "\u202Egro.elpmaxe\u2066",
        "\uD800 alone",
        "\u0000\u0007\u001B[31m",
        "{0} %s ${x}",
        "line\nbreak",
        "名前がとても長いサーバーの名前です",
        ""
      })
  void showsHostileNamesAsText(String name) throws Exception {
    for (String hostile : List.of(name, name.repeat(10_240 / Math.max(1, name.length())))) {
      DependencyGraph graph =
          DependencyGraph.builder()
              .add(new GraphCi("rack", hostile, hostile, null, "ACTIVE", "LOW", null))
              .add(new GraphCi("web", hostile, "Server", null, "ACTIVE", "LOW", null))
              .add(new GraphCi("key" + hostile, "x", "Server", null, "ACTIVE", "LOW", null))
              .add(new GraphDependency("web", "rack", "USES", Strength.HARD, hostile, null))
              .add(new GraphDependency("key" + hostile, "web", "USES", Strength.SOFT))
              .build();
      String file =
          SvgPicture.file(drawing(SampleDrawings.of(graph, List.of("rack"))), Language.EN);
      Document svg = parsed(file);
      assertThat(elements(svg))
          .isSubsetOf("svg", "title", "desc", "rect", "g", "path", "polygon", "circle", "text");
      assertThat(file).doesNotContain("\u202E", "\u2066", "\u001B");
      assertThat(file.length()).isLessThan(20_000);
      assertThat(texts(svg, "text")).allSatisfy(text -> assertThat(text.length()).isLessThan(30));
    }
  }

  @Test
  void tellsHostsOfOneDomainApart() {
    assertThat(Cut.name("pg-orders-01.larkspur.example", 17, 10_000)).isEqualTo("pg-orders-01…");
    assertThat(Cut.name("db-01.example", 17, 10_000)).isEqualTo("db-01.example");
    assertThat(Cut.name("kubernetes-control-plane-03.larkspur.example", 17, 10_000))
        .isEqualTo(Cut.middle("kubernetes-control-plane-03.larkspur.example", 17, 10_000));
    assertThat(Cut.name("Orders of the whole shop", 17, 10_000)).isEqualTo("Orders o…ole shop");
  }

  @Test
  void cutsLongNamesInTheMiddle() {
    assertThat(Cut.middle("pg-payments-replica-eu-03", 15, 10_000)).isEqualTo("pg-paym…a-eu-03");
    assertThat(Cut.middle("exactly-17-chars!", 17, 10_000)).isEqualTo("exactly-17-chars!");
    assertThat(Cut.middle("WWWWWWWWWW", 17, 500)).isEqualTo("WWW…WW");
    assertThat(Cut.middle("🚀🚀🚀🚀", 3, 10_000)).isEqualTo("🚀…🚀");
  }

  private static Drawing drawing(String failed, String text) {
    return drawing(SampleDrawings.of(SampleDrawings.graph(text), List.of(failed)));
  }

  private static Drawing drawing(SampleDrawings.Outage outage) {
    return SampleDrawings.DRAWINGS.ofOutage(outage.impact(), outage.failed(), Drawings.Wishes.NONE);
  }

  private static Document parsed(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static String title(String svg) throws Exception {
    return texts(parsed(svg), "title").getFirst();
  }

  private static List<String> texts(Document svg, String element) {
    List<String> texts = new ArrayList<>();
    NodeList found = svg.getElementsByTagName(element);
    for (int at = 0; at < found.getLength(); at++) {
      texts.add(found.item(at).getTextContent());
    }
    return texts;
  }

  private static Set<String> elements(Document svg) {
    Set<String> names = new HashSet<>();
    NodeList found = svg.getElementsByTagName("*");
    for (int at = 0; at < found.getLength(); at++) {
      names.add(found.item(at).getNodeName());
    }
    return names;
  }

  private static long count(Document svg, String element, String attribute, String value) {
    NodeList found = svg.getElementsByTagName(element);
    long count = 0;
    for (int at = 0; at < found.getLength(); at++) {
      Element one = (Element) found.item(at);
      count += one.getAttribute(attribute).equals(value) ? 1 : 0;
    }
    return count;
  }
}
