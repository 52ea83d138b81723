package org.kaskade.importers.kubernetes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which Service a host name means, by the rules of DNS inside a cluster.
///
/// `cart` is the Service of the asking namespace, `cart.shop`, `cart.shop.svc` and
/// `cart.shop.svc.cluster.local` that of the namespace `shop`; with a pod's name in front they mean
/// the Service that names the pods of a StatefulSet.
final class ServiceNames {
  private static final String SERVICE = "Service";

  private final ClusterObjects objects;
  private final String clusterDomain;

  ServiceNames(ClusterObjects objects, String clusterDomain) {
    this.objects = objects;
    this.clusterDomain = clusterDomain.toLowerCase(Locale.ROOT);
  }

  /// The Service, if the inventory has it.
  Optional<Manifest> find(String host, String fromNamespace) {
    Optional<ObjectId> full = inFull(host);
    if (full.isPresent()) {
      return service(full.get().namespace(), full.get().name());
    }
    List<String> labels = labels(host);
    return switch (labels.size()) {
      case 1 -> service(fromNamespace, labels.getFirst());
      case 2 ->
          service(labels.get(1), labels.get(0))
              .or(() -> pod(labels.get(0), fromNamespace, labels.get(1)));
      case 3 -> pod(labels.get(0), labels.get(2), labels.get(1));
      default -> Optional.empty();
    };
  }

  /// What a host name that ends in `.svc`, with or without the cluster's domain, means, whether or
  /// not the inventory has it.
  Optional<ObjectId> inFull(String host) {
    String name = String.join(".", labels(host));
    if (name.endsWith("." + clusterDomain)) {
      name = name.substring(0, name.length() - clusterDomain.length() - 1);
    }
    if (!name.endsWith(".svc")) {
      return Optional.empty();
    }
    List<String> labels = labels(name.substring(0, name.length() - ".svc".length()));
    return switch (labels.size()) {
      case 2 -> Optional.of(new ObjectId(SERVICE, labels.get(1), labels.get(0)));
      case 3 -> Optional.of(new ObjectId(SERVICE, labels.get(2), labels.get(1)));
      default -> Optional.empty();
    };
  }

  private Optional<Manifest> service(String namespace, String name) {
    return objects.services(namespace, name).stream().findFirst();
  }

  /// The headless Service under which a pod of a StatefulSet has a name of its own.
  private Optional<Manifest> pod(String pod, String namespace, String service) {
    return service(namespace, service)
        .filter(found -> isHeadless(found) && pod.matches(".*-\\d{1,6}"));
  }

  static boolean isHeadless(Manifest service) {
    return service.root().text("spec", "clusterIP").orElse("").equals("None");
  }

  /// The parts of a host name in lower case, without the dot that may end it.
  private static List<String> labels(String host) {
    return List.of(host.toLowerCase(Locale.ROOT).split("\\.", -1));
  }
}
