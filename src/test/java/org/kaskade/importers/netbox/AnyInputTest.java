package org.kaskade.importers.netbox;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.importers.AnyInput;

@Timeout(180)
class AnyInputTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void endsInFindings(long seed) throws IOException {
    AnyInput.endsInFindings(new NetboxReader(), Map.of("environment", "production"), seed, 200);
  }
}
