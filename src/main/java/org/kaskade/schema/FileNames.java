package org.kaskade.schema;

import org.kaskade.schema.Section.Text;

/// Where a declaration is looked for: in a file named after it.
final class FileNames {
  private FileNames() {}

  static void check(Section section, Text name, String what) {
    String expected = Naming.kebab(name.value());
    if (!section.file().stem().equals(expected)) {
      section.problem(
          name.line(),
          "the %s is %s, but the file is not named after it. Rename the file to %s.yaml, or correct the name."
              .formatted(what, name.value(), expected));
    }
  }
}
