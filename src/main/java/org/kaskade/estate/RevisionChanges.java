package org.kaskade.estate;

import java.util.List;

/// What one revision did to CIs.
record RevisionChanges(Revision revision, List<CiTransition> cis) {
  RevisionChanges {
    cis = List.copyOf(cis);
  }
}
