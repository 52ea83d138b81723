package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.List;

/// Takes addresses such as `module.shop["eu"].aws_instance.web[0]` apart.
final class ResourceAddress {
  private ResourceAddress() {}

  static String join(String module, String rest) {
    return module.isEmpty() ? rest : module + "." + rest;
  }

  /// Without what stands in brackets.
  static String withoutKeys(String address) {
    if (address.indexOf('[') < 0) {
      return address;
    }
    StringBuilder text = new StringBuilder(address.length());
    for (String step : steps(address)) {
      int bracket = step.indexOf('[');
      if (!text.isEmpty()) {
        text.append('.');
      }
      text.append(bracket < 0 ? step : step.substring(0, bracket));
    }
    return text.toString();
  }

  /// The parts between dots; dots in brackets don't count.
  static List<String> steps(String address) {
    List<String> steps = new ArrayList<>();
    int start = 0;
    boolean bracket = false;
    boolean quoted = false;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = bracket;
      } else if (c == '[' || c == ']') {
        bracket = c == '[';
      } else if (c == '.' && !bracket) {
        steps.add(address.substring(start, i));
        start = i + 1;
      }
    }
    steps.add(address.substring(start));
    return steps;
  }

  /// Whether two modules are instances that belong together: where both go through a module of the
  /// same name, they go through the same instance of it.
  static boolean belongTogether(String one, String other) {
    if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
      return true;
    }
    List<String> here = steps(one);
    List<String> there = steps(other);
    for (int i = 1; i < Math.min(here.size(), there.size()); i += 2) {
      if (!withoutKeys(here.get(i)).equals(withoutKeys(there.get(i)))) {
        return true;
      }
      if (!here.get(i).equals(there.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// A key as addresses write it.
  static String quoted(String key) {
    return '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
