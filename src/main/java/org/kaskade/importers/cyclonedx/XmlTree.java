package org.kaskade.importers.cyclonedx;

import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.kaskade.yaml.YamlLimits;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Brings a bill of materials in XML into the form it has in JSON, with its lines.
///
/// Attributes and elements become entries; elements that hold a list become lists; an element with
/// attributes and text holds the text as `content`. Document type declarations are refused, so
/// there are no entities but XML's own, and nothing outside the file is ever opened. Takes time and
/// memory linear in the file, within the limits on nesting and nodes of other files.
final class XmlTree {
  static final String CONTENT = "content";

  /// How messages begin with which the JDK's parser refuses what is too much.
  private static final String JDK_LIMIT = "JAXP000100";

  /// Elements whose elements are the items of a list.
  private static final Set<String> LISTS =
      Set.of(
          "components",
          "services",
          "dependencies",
          "hashes",
          "licenses",
          "externalReferences",
          "properties",
          "endpoints",
          "data",
          "authors");

  private final Deque<Open> open = new ArrayDeque<>();
  private int nodes;

  /// Why the file is no tree, in words for its author, and the line, from 1.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    final int line;
    final String code;

    Refused(String code, int line, String message) {
      super(message);
      this.code = code;
      this.line = line;
    }
  }

  /// An element that has begun and not ended.
  private static final class Open {
    final String name;
    final int line;
    final Map<String, YamlNode> entries = new LinkedHashMap<>();
    final Map<String, Integer> lines = new HashMap<>();
    final List<YamlNode> items = new ArrayList<>();
    final List<YamlNode> dependsOn = new ArrayList<>();
    final List<YamlNode> provides = new ArrayList<>();
    final StringBuilder text = new StringBuilder();

    Open(String name, int line) {
      this.name = name;
      this.line = line;
    }

    void put(String key, YamlNode value, int at) {
      if (entries.putIfAbsent(key, value) == null) {
        lines.put(key, at);
      }
    }
  }

  private XmlTree() {}

  static YamlMapping read(byte[] content) throws Refused {
    try {
      return new XmlTree().tree(XmlEncoding.decode(content));
    } catch (CharacterCodingException wrong) {
      throw new Refused("ENCODING", 1, "it is not text in the encoding it says, or UTF-8");
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("references to other files are not followed");
    });
    return factory;
  }

  private YamlMapping tree(String text) throws Refused {
    int at = 1;
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
      @Nullable YamlNode root = null;
      while (xml.hasNext()) {
        int event = xml.next();
        at = Math.max(1, xml.getLocation().getLineNumber());
        switch (event) {
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new Refused(
                  "SYNTAX",
                  at,
                  "it has a document type declaration or entities of its own, which are refused;"
                      + " leave them out");
          case XMLStreamConstants.START_ELEMENT -> begin(xml, at);
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            Open here = open.peek();
            if (here != null) {
              here.text.append(xml.getText());
            }
          }
          case XMLStreamConstants.END_ELEMENT -> root = end();
          default -> {}
        }
      }
      return root instanceof YamlMapping mapping
          ? mapping
          : new YamlMapping(Map.of(), Map.of(), List.of(), at);
    } catch (XMLStreamException broken) {
      int where = broken.getLocation() == null ? at : broken.getLocation().getLineNumber();
      String why = broken.getMessage();
      throw why != null && why.contains(JDK_LIMIT)
          ? new Refused(
              "LIMIT", Math.max(1, where), "nested too deep or otherwise too large for XML")
          : new Refused("SYNTAX", Math.max(1, where), "not well-formed XML");
    }
  }

  private void begin(XMLStreamReader xml, int at) throws Refused {
    count(1 + xml.getAttributeCount(), at);
    if (open.size() == YamlLimits.DEFAULT.depth()) {
      throw new Refused(
          "LIMIT", at, "nested more than %,d levels deep".formatted(YamlLimits.DEFAULT.depth()));
    }
    Open element = new Open(xml.getLocalName(), at);
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      element.put(
          xml.getAttributeLocalName(i),
          new YamlScalar(xml.getAttributeValue(i), false, null, at),
          at);
    }
    if (open.isEmpty() && xml.getNamespaceURI() != null) {
      element.put("xmlns", new YamlScalar(xml.getNamespaceURI(), false, null, at), at);
    }
    open.push(element);
  }

  private void count(int more, int at) throws Refused {
    nodes += more;
    if (nodes > YamlLimits.DEFAULT.nodes()) {
      throw new Refused("LIMIT", at, "more than %,d nodes".formatted(YamlLimits.DEFAULT.nodes()));
    }
  }

  private YamlNode end() {
    Open element = open.pop();
    YamlNode node = node(element);
    Open parent = open.peek();
    if (parent != null) {
      place(element, node, parent);
    }
    return node;
  }

  private static YamlNode node(Open element) {
    String text = element.text.toString().strip();
    if (LISTS.contains(element.name)) {
      return new YamlSequence(element.items, element.line);
    }
    if (element.entries.isEmpty() && element.items.isEmpty()) {
      return new YamlScalar(text, false, null, element.line);
    }
    if (!element.dependsOn.isEmpty()) {
      element.put("dependsOn", new YamlSequence(element.dependsOn, element.line), element.line);
    }
    if (!element.provides.isEmpty()) {
      element.put("provides", new YamlSequence(element.provides, element.line), element.line);
    }
    if (!text.isEmpty()) {
      element.put(CONTENT, new YamlScalar(text, false, null, element.line), element.line);
    }
    return new YamlMapping(element.entries, element.lines, List.of(), element.line);
  }

  /// A `dependency` within a `dependency` is one it depends on, and `provides` names what it
  /// provides; both are lists of references in JSON.
  private static void place(Open element, YamlNode node, Open parent) {
    if (parent.name.equals("dependency")) {
      YamlNode ref = node instanceof YamlMapping mapping ? mapping.get("ref") : null;
      if (ref != null) {
        (element.name.equals("provides") ? parent.provides : parent.dependsOn).add(ref);
      }
    } else if (LISTS.contains(parent.name)) {
      boolean wrapped = element.name.equals("license") || element.name.equals("expression");
      parent.items.add(
          wrapped && parent.name.equals("licenses")
              ? new YamlMapping(
                  Map.of(element.name, node),
                  Map.of(element.name, element.line),
                  List.of(),
                  element.line)
              : node);
    } else {
      parent.put(element.name, node, element.line);
    }
  }
}
