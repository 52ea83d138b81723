package org.kaskade.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kaskade.pages.Documents.Words;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The operations that pages ask, and anybody else may.
record NamedOperations(List<NamedOperation> operations) {
  NamedOperations {
    operations = List.copyOf(operations);
  }

  static NamedOperations ofClassPath() {
    try {
      return read(
          new PathMatchingResourcePatternResolver()
              .getResources("classpath:graphql/operations/*.graphql"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static NamedOperations read(Resource[] files) throws IOException {
    Arrays.sort(files, Comparator.comparing(Resource::getFilename));
    List<NamedOperation> operations = new ArrayList<>();
    for (Resource file : files) {
      operations.add(
          NamedOperation.of(
              Objects.requireNonNull(file.getFilename()).replace(".graphql", ""),
              file.getContentAsString(StandardCharsets.UTF_8)));
    }
    return new NamedOperations(operations);
  }

  /// Rows of a list, each with what it asks and a command that asks it.
  String html(Words words) {
    return operations.stream()
        .map(operation ->
            """
            <div class="entry" id="operation.%1$s"><dt><code>%1$s</code> <small>%2$s</small></dt>
            <dd><p lang="en">%3$s</p>
            <details><summary>%4$s</summary><pre class="example" tabindex="0"><code>%5$s</code></pre></details>
            <p><a href="/graphiql?operation=%1$s">%6$s</a></p></dd></div>
            """
                .formatted(
                    operation.name(),
                    operation.kind(),
                    Prose.marked(operation.about()),
                    Prose.escaped(words.get("reference.as-command")),
                    Prose.escaped(operation.command()),
                    Prose.escaped(words.get("reference.open"))))
        .collect(Collectors.joining());
  }
}
