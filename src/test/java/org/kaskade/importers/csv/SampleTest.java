package org.kaskade.importers.csv;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.SampleEstate;

/// `importers/csv/sample` becomes the estate in `importers/csv/expected`.
class SampleTest {
  @Test
  void becomesTheExpectedEstate() throws IOException {
    SampleEstate.of(new CsvReader()).isAsExpected();
  }
}
