package org.kaskade.graph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a graph stands in a snapshot file: its arrays, one after the other, as they are in memory.
final class GraphFormat {
  /// Has to be raised with every change of what is written.
  static final int VERSION = 1;

  private GraphFormat() {}

  /// Writes a graph that has no rows above those that were built.
  static void write(DependencyGraph graph, BlockOutput out) throws IOException {
    out.writeInt(graph.wear);
    writeCis(graph.cis, out);
    writeTexts(graph.types.all(), out);
    writeGroups(graph.groups, out);
    out.writeInts(graph.requirements.offsets);
    out.writeInts(graph.requirements.entries);
    writeNumbers(graph.requirements.types, out);
    out.writeInts(graph.dependents.offsets);
    out.writeInts(graph.dependents.entries);
    writeWaiting(graph.waiting, out);
  }

  static DependencyGraph read(BlockInput in) throws IOException, BlockInput.Damaged {
    int wear = in.readInt();
    CiTable cis = readCis(in);
    TypeNames types = TypeNames.of(readTexts(in));
    GroupTable groups = readGroups(in);
    RequirementRows requirements =
        new RequirementRows(in.readInts(), in.readInts(), readNumbers(in));
    DependentRows dependents = new DependentRows(in.readInts(), in.readInts());
    return new DependencyGraph(cis, types, groups, requirements, dependents, readWaiting(in), wear);
  }

  private static void writeCis(CiTable cis, BlockOutput out) throws IOException {
    out.writeInts(cis.slots);
    out.writeInts(cis.ranks);
    writeTextColumn(cis.built.keys(), out);
    writeTextColumn(cis.built.names(), out);
    writeValues(cis.built.classes(), out);
    writeValues(cis.built.environments(), out);
    writeValues(cis.built.lifecycles(), out);
    writeValues(cis.built.criticalities(), out);
    writeValues(cis.built.owners(), out);
  }

  private static CiTable readCis(BlockInput in) throws IOException, BlockInput.Damaged {
    return CiTable.of(
        in.readInts(),
        in.readInts(),
        new CiColumns(
            readTextColumn(in),
            readTextColumn(in),
            readValues(in),
            readValues(in),
            readValues(in),
            readValues(in),
            readValues(in)));
  }

  private static void writeGroups(GroupTable groups, BlockOutput out) throws IOException {
    out.writeInts(groups.terms);
    writeTexts(List.of(groups.built.texts), out);
    out.writeInts(groups.built.labels);
    out.writeInts(groups.built.offsets);
    out.writeInts(groups.built.providers);
    writeNumbers(groups.built.types, out);
  }

  private static GroupTable readGroups(BlockInput in) throws IOException, BlockInput.Damaged {
    int[] terms = in.readInts();
    String[] texts = readTexts(in).toArray(String[]::new);
    return new GroupTable(
        terms,
        new GroupColumns(texts, in.readInts(), in.readInts(), in.readInts(), readNumbers(in)),
        new Group[0]);
  }

  private static void writeTextColumn(TextColumn texts, BlockOutput out) throws IOException {
    out.writeInts(texts.offsets);
    out.writeBytes(texts.bytes);
  }

  private static TextColumn readTextColumn(BlockInput in) throws IOException, BlockInput.Damaged {
    return new TextColumn(in.readInts(), in.readBytes());
  }

  private static void writeValues(ValueColumn column, BlockOutput out) throws IOException {
    writeTexts(column.values(), out);
    writeNumbers(column.numbers(), out);
  }

  private static ValueColumn readValues(BlockInput in) throws IOException, BlockInput.Damaged {
    return new ValueColumn(readTexts(in), readNumbers(in));
  }

  private static void writeTexts(List<String> texts, BlockOutput out) throws IOException {
    TextColumn.Collector column = new TextColumn.Collector();
    texts.forEach(column::add);
    writeTextColumn(column.texts(), out);
  }

  private static List<String> readTexts(BlockInput in) throws IOException, BlockInput.Damaged {
    TextColumn column = readTextColumn(in);
    List<String> texts = new ArrayList<>(column.size());
    for (int at = 0; at < column.size(); at++) {
      texts.add(column.get(at));
    }
    return List.copyOf(texts);
  }

  private static void writeNumbers(NumberColumn column, BlockOutput out) throws IOException {
    switch (column) {
      case NumberColumn.Narrow narrow -> {
        out.writeInt(Byte.BYTES);
        out.writeBytes(narrow.numbers);
      }
      case NumberColumn.Wide wide -> {
        out.writeInt(Integer.BYTES);
        out.writeInts(wide.numbers);
      }
    }
  }

  private static NumberColumn readNumbers(BlockInput in) throws IOException, BlockInput.Damaged {
    return in.readInt() == Byte.BYTES
        ? new NumberColumn.Narrow(in.readBytes())
        : new NumberColumn.Wide(in.readInts());
  }

  private static void writeWaiting(Map<String, List<GraphDependency>> waiting, BlockOutput out)
      throws IOException {
    out.writeInt(waiting.size());
    for (Map.Entry<String, List<GraphDependency>> one : waiting.entrySet()) {
      out.writeText(one.getKey());
      out.writeInt(one.getValue().size());
      for (GraphDependency dependency : one.getValue()) {
        out.writeText(dependency.provider());
        out.writeText(dependency.type());
        out.writeInt(dependency.strength() == Strength.HARD ? 0 : 1);
        out.writeText(dependency.group());
        out.writeText(dependency.need());
      }
    }
  }

  private static Map<String, List<GraphDependency>> readWaiting(BlockInput in)
      throws IOException, BlockInput.Damaged {
    Map<String, List<GraphDependency>> waiting = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String dependent = text(in);
      List<GraphDependency> dependencies = new ArrayList<>();
      for (int more = in.readInt(); more > 0; more--) {
        String provider = text(in);
        String type = text(in);
        Strength strength = in.readInt() == 0 ? Strength.HARD : Strength.SOFT;
        dependencies.add(
            new GraphDependency(dependent, provider, type, strength, in.readText(), in.readText()));
      }
      waiting.put(dependent, List.copyOf(dependencies));
    }
    return Map.copyOf(waiting);
  }

  private static String text(BlockInput in) throws IOException, BlockInput.Damaged {
    @Nullable String text = in.readText();
    if (text == null) {
      throw new BlockInput.Damaged("a text is missing");
    }
    return text;
  }
}
