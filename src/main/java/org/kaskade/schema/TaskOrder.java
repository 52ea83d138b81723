package org.kaskade.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaskade.schema.RecordLine.Part;

/// Checks that no task waits for itself.
final class TaskOrder {
  private final Map<String, RecordTask> tasks;
  private final Map<String, Part> parts;
  private final Set<String> settled = new HashSet<>();

  private TaskOrder(Map<String, RecordTask> tasks, Map<String, Part> parts) {
    this.tasks = tasks;
    this.parts = parts;
  }

  static void check(Map<String, RecordTask> tasks, Map<String, Part> parts) {
    TaskOrder order = new TaskOrder(tasks, parts);
    tasks.keySet().forEach(task -> order.follow(task, new ArrayList<>()));
  }

  private void follow(String task, List<String> waiting) {
    if (settled.contains(task)) {
      return;
    }
    RecordTask declared = tasks.get(task);
    Part part = parts.get(task);
    if (waiting.contains(task) && part != null) {
      List<String> circle = waiting.subList(waiting.indexOf(task), waiting.size());
      part.section()
          .problem(
              part.section().has("after") ? part.section().lineOf("after") : part.line(),
              "the tasks wait for each other: %s after %s. Remove one of the 'after'."
                  .formatted(String.join(" after ", circle), task));
      return;
    }
    waiting.add(task);
    if (declared != null) {
      declared.after().forEach(earlier -> follow(earlier, waiting));
    }
    waiting.removeLast();
    settled.add(task);
  }
}
