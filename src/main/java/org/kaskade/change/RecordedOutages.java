package org.kaskade.change;

import java.util.List;
import org.kaskade.graph.ImpactState;
import org.kaskade.impact.ActiveOutage;
import org.kaskade.impact.ActiveOutages;
import org.kaskade.records.Records;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What records of any type say is out now: changes in progress, incidents and the like.
@Component
class RecordedOutages implements ActiveOutages {
  private final ObjectProvider<Records> records;

  RecordedOutages(ObjectProvider<Records> records) {
    this.records = records;
  }

  @Override
  public List<ActiveOutage> now() {
    return records.getObject().activeOutages().stream()
        .map(outage ->
            new ActiveOutage(outage.key(), ImpactState.valueOf(outage.state()), outage.number()))
        .toList();
  }
}
