package org.kaskade.change;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.kaskade.drawing.OpenWork;
import org.kaskade.records.OpenOnCis;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Tells pictures which records are open on their CIs.
@Component
class RecordedWork implements OpenWork {
  private final ObjectProvider<OpenOnCis> records;

  RecordedWork(ObjectProvider<OpenOnCis> records) {
    this.records = records;
  }

  @Override
  public Map<String, List<String>> on(Collection<String> keys) {
    return records.getObject().numbers(keys);
  }
}
