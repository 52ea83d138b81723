package org.kaskade.reference;

import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.kaskade.graphql.RequestLimits;
import org.kaskade.pages.Documents.Words;

/// What a request may ask for, as rows of a table.
record LimitRows(RequestLimits limits, Words words) {
  String html() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("page-size", limits.pageSize());
    values.put("requested-nodes", limits.requestedNodes());
    values.put("result-nodes", limits.resultNodes());
    values.put("depth", limits.depth());
    values.put("fields", limits.fields());
    values.put("root-fields", limits.rootFields());
    values.put("mutations", limits.mutations());
    values.put("document", limits.document());
    values.put("request-body", limits.requestBody().toMegabytes() + " MB");
    values.put("query-time", limits.queryTime().toSeconds() + " s");
    values.put("mutation-time", limits.mutationTime().toSeconds() + " s");
    values.put("plan-time", limits.planTime().toSeconds() + " s");
    return values.entrySet().stream()
        .map(limit ->
            "<tr><th scope=\"row\">%s</th><td class=\"number\">%s</td><td><code>kaskade.limits.%s</code></td></tr>"
                .formatted(
                    Prose.escaped(words.get("reference.limit.%s".formatted(limit.getKey()))),
                    limit.getValue() instanceof Number number
                        ? NumberFormat.getInstance(words.locale()).format(number)
                        : limit.getValue(),
                    limit.getKey()))
        .collect(Collectors.joining());
  }
}
