package org.kaskade.windows;

import java.util.List;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.RecordFunction;
import org.springframework.stereotype.Component;

/// `window()` in declarations: whether the times of a window or blackout can be understood. Where
/// they can't, the operation is refused with what to write.
@Component
class WindowCheck implements RecordFunction {
  @Override
  public String name() {
    return "window";
  }

  @Override
  public Object evaluate(KeptRecord record, List<?> arguments) {
    try {
      WindowTimes _ = WindowText.of(record).times();
      return true;
    } catch (InvalidWindow wrong) {
      throw RequestRefused.invalid("INVALID_WINDOW", String.valueOf(wrong.getMessage()));
    }
  }
}
