package org.kaskade.importers.netbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Findings;
import org.kaskade.importers.ProblemSeverity;
import org.kaskade.schema.Suggestions;

/// The options of a source; `importers/netbox/mapping.yaml` says what they mean.
record NetboxOptions(
    Map<String, String> classes,
    Optional<String> domain,
    Optional<String> environment,
    boolean tenantOwns,
    Map<String, String> customFields) {
  private static final List<String> KNOWN =
      List.of("classes", "domain", "environment", "owner", "customFields");

  static NetboxOptions of(Map<String, Object> options, Findings findings) {
    for (String option : options.keySet()) {
      if (!KNOWN.contains(option)) {
        findings.problem(
            ProblemSeverity.WARNING,
            "UNKNOWN_OPTION",
            ".",
            null,
            "option '%s' is not known%s. Known are %s."
                .formatted(
                    option, Suggestions.didYouMean(option, KNOWN), String.join(", ", KNOWN)));
      }
    }
    return new NetboxOptions(
        table(options.get("classes")),
        text(options.get("domain"))
            .map(domain -> domain.startsWith(".") ? domain.substring(1) : domain),
        text(options.get("environment")),
        text(options.get("owner")).filter(owner -> owner.equals("none")).isEmpty(),
        table(options.get("customFields")));
  }

  private static Optional<String> text(@Nullable Object option) {
    return option == null || option.toString().isBlank()
        ? Optional.empty()
        : Optional.of(option.toString().strip());
  }

  private static Map<String, String> table(@Nullable Object option) {
    Map<String, String> table = new LinkedHashMap<>();
    if (option instanceof Map<?, ?> map) {
      map.forEach((from, to) -> table.put(String.valueOf(from), String.valueOf(to)));
    }
    return table;
  }
}
