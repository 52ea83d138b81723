package org.kaskade;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
  @Test
  void useEachOtherOnlyAsTheirPackageInfoAllows() {
    ApplicationModules.of(Kaskade.class).verify();
  }
}
