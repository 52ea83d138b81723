package org.kaskade.benchmark;

import java.util.List;

/// Measures one of the goals of Kaskade; compares the results of its variants before it times them.
public interface Benchmark {
  /// What was measured, one line per size or kind of question.
  List<BenchmarkLine> run(Workbench workbench) throws Exception;
}
