package org.kaskade.importers.mapping;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.SampleEstate;

/// `importers/mapping/sample` becomes the estate in `importers/mapping/expected`.
class SampleTest {
  @Test
  void becomesTheExpectedEstate() throws IOException {
    SampleEstate.of(new MappingReader()).isAsExpected();
  }
}
