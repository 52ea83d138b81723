/// Measures Kaskade side by side with what it is compared to, in one run.
///
/// {@link org.kaskade.benchmark.Benchmarks} lists what is measured; each class measures one thing
/// and stands in the package of what it measures. Not JMH: a goal here is a ratio of two variants
/// that alternate within the run, since machines are shared and noisy, and JMH measures one after
/// the other in processes of their own.
@NullMarked
package org.kaskade.benchmark;

import org.jspecify.annotations.NullMarked;
