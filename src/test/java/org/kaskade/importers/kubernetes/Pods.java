package org.kaskade.importers.kubernetes;

/// Manifests for tests, where only what is given matters.
final class Pods {
  private Pods() {}

  /// A Deployment in the namespace `shop` whose pods have the label `app` with its name, and this
  /// text as the entries of its one container.
  static String deployment(String name, String container) {
    return """
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: %1$s, namespace: shop}
    spec:
      template:
        metadata: {labels: {app: %1$s}}
        spec:
          containers:
            - image: registry.example/%1$s:1
    %2$s
    """
        .formatted(name, container.indent(10).stripTrailing());
  }

  /// The same with variables, e.g. `URL=http://cart`.
  static String withVariables(String name, String... variables) {
    StringBuilder environment = new StringBuilder("env:\n");
    for (String variable : variables) {
      int equals = variable.indexOf('=');
      environment
          .append("  - name: ")
          .append(variable, 0, equals)
          .append("\n    value: '")
          .append(variable.substring(equals + 1).replace("'", "''"))
          .append("'\n");
    }
    return deployment(name, environment.toString());
  }

  /// A Service in the namespace `shop` on port 80 for the Deployment of the same name.
  static String service(String name) {
    return service(name, "shop", 80);
  }

  static String service(String name, String namespace, int port) {
    return """
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: %1$s, namespace: %2$s}
    spec: {selector: {app: %1$s}, ports: [{port: %3$d}]}
    """
        .formatted(name, namespace, port);
  }
}
