package org.kaskade.importers.kubernetes;

import static org.kaskade.importers.ProblemSeverity.INFO;
import static org.kaskade.importers.ProblemSeverity.WARNING;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Secrets;
import org.kaskade.importers.kubernetes.Address.Certainty;
import org.kaskade.importers.kubernetes.ObjectKind.Role;
import org.kaskade.importers.kubernetes.PodTexts.Text;

/// A workload calls the Services whose addresses configure its containers.
///
/// Its own Service is left out: under that address it tells others where it is, or finds its peers.
final class AddressRule implements Rule {
  /// The API server's own Service, which no manifest declares.
  private static final ObjectId API_SERVER = new ObjectId("Service", "default", "kubernetes");

  /// A Service that a workload calls, and the file that says so.
  private record Call(ObjectId service, String file) {}

  @Override
  public void apply(Manifest workload, Estate estate) {
    if (workload.kind().role() != Role.WORKLOAD) {
      return;
    }
    ServiceNames names = new ServiceNames(estate.objects(), estate.options().clusterDomain());
    Set<String> missing = new HashSet<>();
    Set<Call> called = new HashSet<>();
    for (Text text : PodTexts.of(workload, estate.objects())) {
      for (Address address : estate.addresses().find(text.name(), text.text())) {
        Optional<Manifest> service = names.find(address.host(), workload.namespace());
        if (service.isPresent()) {
          call(called, workload, service.get(), text, address, estate);
        } else if (missing.add(address.host())) {
          dangling(workload, names, text, address, estate);
        }
      }
    }
  }

  private static void call(
      Set<Call> called,
      Manifest workload,
      Manifest service,
      Text text,
      Address address,
      Estate estate) {
    boolean own =
        service.namespace().equals(workload.namespace())
            && !ServiceRule.selector(service).isEmpty()
            && ServiceRule.selector(service).matches(workload.podLabels());
    if (!own
        && (address.certainty() != Certainty.PORT || hasPort(service, address.port()))
        && called.add(new Call(service.id(), text.file()))) {
      CiRef dependent = estate.references().of(workload);
      CiRef provider = estate.references().of(service);
      estate
          .dependencies()
          .add(dependent, provider, "CALLS", text.file(), text.lineAt(address.offset()));
    }
  }

  /// Whether the Service is reached on this port; what says no more than `redis:7` may be an image.
  private static boolean hasPort(Manifest service, int port) {
    String number = String.valueOf(port);
    return ServiceNames.isHeadless(service)
        || service.root().mappings("spec", "ports").stream()
            .anyMatch(declared -> declared.text("port").orElse("").equals(number));
  }

  private static void dangling(
      Manifest workload, ServiceNames names, Text text, Address address, Estate estate) {
    Optional<ObjectId> full = names.inFull(address.host());
    if (full.isPresent() && !full.get().equals(API_SERVER)) {
      boolean known = estate.objects().knowsNamespace(full.get().namespace());
      estate
          .findings()
          .problem(
              known ? WARNING : INFO,
              "DANGLING_REFERENCE",
              text.file(),
              text.lineAt(address.offset()),
              "%s is configured with the address of Service %s/%s, which is not in this inventory."
                      .formatted(workload.title(), full.get().namespace(), full.get().name())
                  + " Correct it, or add the Service's manifest to the source's paths.");
    } else if (full.isEmpty() && looksLikeService(text, address, estate)) {
      estate
          .findings()
          .problem(
              INFO,
              "DANGLING_REFERENCE",
              text.file(),
              text.lineAt(address.offset()),
              "%s is configured with the address %s, and namespace %s has no Service of that name."
                      .formatted(workload.title(), address.host(), workload.namespace())
                  + " Correct it, or add the Service's manifest to the source's paths.");
    }
  }

  /// Whether a host without dots can only be a Service of the namespace: its variable says that it
  /// is an address, and it has a port.
  private static boolean looksLikeService(Text text, Address address, Estate estate) {
    return !text.ofConfigMap()
        && address.port() > 0
        && address.host().matches("[a-z]([a-z0-9-]{0,61}[a-z0-9])?")
        && !address.host().equals("localhost")
        && estate.mapping().addressNames().meansAddress(text.name())
        && !Secrets.isSecretName(text.name());
  }
}
