package org.kaskade.impact;

import java.util.List;
import org.kaskade.estate.Ci;

/// A CI whose outage explains symptoms.
///
/// @param rank 1 for the best explanation
/// @param score from 0 to 1
public record ProbableCause(
    Ci ci,
    int rank,
    double score,
    List<Ci> explained,
    List<Ci> unexplained,
    List<Ci> contradicted,
    List<Ci> unreported) {}
