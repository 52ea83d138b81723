package org.kaskade.windows;

import java.util.List;

/// The windows and blackouts that hold now.
@FunctionalInterface
interface DeclaredWindows {
  List<DeclaredWindow> now();
}
