package org.kaskade.importers.netbox;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.SampleEstate;

/// `importers/netbox/sample` becomes the estate in `importers/netbox/expected`.
class SampleTest {
  @Test
  void becomesTheExpectedEstate() throws IOException {
    SampleEstate.of(new NetboxReader()).isAsExpected();
  }
}
