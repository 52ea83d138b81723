package org.kaskade.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/// The version of this build, as written by the build.
final class ProgramVersion {
  private ProgramVersion() {}

  static String read() {
    try {
      return PropertiesLoaderUtils.loadAllProperties("META-INF/build-info.properties")
          .getProperty("build.version", "unreleased");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
