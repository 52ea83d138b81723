package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What pages cost, as a table. How often each is visited is `-Dkaskade.budgets=<visits>`, once
/// unless told; `-Dkaskade.budgets.cis=<CIs>` makes an estate of that size first.
///
/// Fails only on what doesn't depend on the machine.
class PageBudgetsIT extends PageIT {
  private static final int VISITS = Integer.getInteger("kaskade.budgets", 1);
  private static final int CIS = Integer.getInteger("kaskade.budgets.cis", 0);

  @Test
  void keepsWithinWhatPagesMayCost() {
    if (CIS > 0) {
      register(LargeEstate.of(CIS));
    }
    Map<String, PageVisit> rows = new TreeMap<>();
    for (String path : EveryPageIT.PAGES) {
      List<PageVisit> visits = new ArrayList<>();
      for (int visit = 0; visit < VISITS; visit++) {
        visits.add(PageVisit.of(tab(), address(path)));
        closeContexts();
      }
      rows.put(path, PageVisit.usual(visits));
    }
    System.out.print(PageVisit.table(rows));

    assertThat(rows)
        .allSatisfy((path, row) -> {
          assertThat(row.scripts()).isLessThanOrEqualTo(25);
          assertThat(row.scriptBytes()).isLessThanOrEqualTo(60_000);
          assertThat(row.shifts()).isLessThanOrEqualTo(0.02);
        });
  }

  private void register(LargeEstate estate) {
    LargeEstate.portions(estate.items())
        .forEach(items -> register("large", "MERGE", items, List.of()));
    LargeEstate.portions(estate.dependencies())
        .forEach(dependencies -> register("large", "MERGE", List.of(), dependencies));
  }
}
