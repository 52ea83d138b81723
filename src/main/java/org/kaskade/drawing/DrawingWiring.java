package org.kaskade.drawing;

import graphql.schema.idl.RuntimeWiring;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.ReadyField;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/// Ties the fields of boxes and lines to what a drawing holds: a picture has some 5,000 of them.
@Component
class DrawingWiring implements RuntimeWiringConfigurer {
  /// What a box stands for.
  enum BoxKind {
    CI,
    FOLD,
    GROUP
  }

  @Override
  public void configure(RuntimeWiring.Builder wiring) {
    wiring.type(
        "DrawnBox",
        type ->
            type.dataFetcher("id", of(Box::id))
                .dataFetcher("kind", of(DrawingWiring::kind))
                .dataFetcher("state", of(Box::state))
                .dataFetcher("column", of(Box::column))
                .dataFetcher("x", of(box -> box.area().x()))
                .dataFetcher("y", of(box -> box.area().y()))
                .dataFetcher("width", of(box -> box.area().width()))
                .dataFetcher("height", of(box -> box.area().height()))
                .dataFetcher("key", of(DrawingWiring::key))
                .dataFetcher("class", of(DrawingWiring::ciClass))
                .dataFetcher("count", of(DrawingWiring::count))
                .dataFetcher(
                    "inside", of(box -> box.content() instanceof Box.Fold fold ? fold.inside() : 0))
                .dataFetcher(
                    "service", of(box -> box.content() instanceof Box.OneCi one && one.service()))
                .dataFetcher(
                    "subject", of(box -> box.content() instanceof Box.OneCi one && one.subject()))
                .dataFetcher("onPath", of(Box::onPath))
                .dataFetcher("openRecords", of(box -> box.work().stream().limit(100).toList()))
                .dataFetcher(
                    "group",
                    of(box -> box.content() instanceof Box.RedundancyGroup group ? group : null)));
    wiring.type(
        "DrawnLine",
        type ->
            type.dataFetcher("from", line(Line::from))
                .dataFetcher("to", line(Line::to))
                .dataFetcher("strength", line(Line::strength))
                .dataFetcher("count", line(Line::count))
                .dataFetcher("onPath", line(Line::onPath))
                .dataFetcher("backward", line(Line::isBackward))
                .dataFetcher(
                    "points",
                    line(line ->
                        line.points().stream()
                            .flatMap(point -> Stream.of(point.x(), point.y()))
                            .toList())));
  }

  private static ReadyField<Box> of(Function<Box, @Nullable Object> value) {
    return new ReadyField<>(Box.class, value);
  }

  private static ReadyField<Line> line(Function<Line, @Nullable Object> value) {
    return new ReadyField<>(Line.class, value);
  }

  private static BoxKind kind(Box box) {
    return switch (box.content()) {
      case Box.OneCi _ -> BoxKind.CI;
      case Box.Fold _ -> BoxKind.FOLD;
      case Box.RedundancyGroup _ -> BoxKind.GROUP;
    };
  }

  private static String key(Box box) {
    return switch (box.content()) {
      case Box.OneCi one -> one.ci().key();
      case Box.Fold fold -> fold.first().key();
      case Box.RedundancyGroup group -> group.dependent();
    };
  }

  private static @Nullable String ciClass(Box box) {
    return switch (box.content()) {
      case Box.OneCi one -> one.ci().ciClass();
      case Box.Fold fold -> fold.ciClass();
      case Box.RedundancyGroup _ -> null;
    };
  }

  private static int count(Box box) {
    return switch (box.content()) {
      case Box.OneCi _ -> 1;
      case Box.Fold fold -> fold.count();
      case Box.RedundancyGroup group -> group.count();
    };
  }
}
