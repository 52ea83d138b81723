package org.kaskade.importers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.FoundCi;

class PublicSamplesTest {
  private static final String BOUTIQUE = "GoogleCloudPlatform+microservices-demo";

  private static FoundEstate release() {
    Map<String, String> files = SampleFolder.ofPublicSample(BOUTIQUE + "/release");
    String manifests = files.getOrDefault("kubernetes-manifests.yaml", "");
    return FoundEstate.of(Map.of("kubernetes-manifests.yaml", manifests));
  }

  @Test
  void findsWhatTheMaintainersOfOnlineBoutiqueKnow() {
    FoundEstate estate = release();

    assertThat(estate.cis("Workload")).hasSize(12);
    assertThat(estate.cis("NetworkService")).hasSize(12);
    assertThat(estate.dependencies("CALLS")).hasSize(16);
    assertThat(estate.dependencies("EXPOSES")).hasSize(12);
    assertThat(estate.findings().cis()).hasSize(24);
    assertThat(estate.findings().dependencies()).hasSize(28);
    // The frontend is configured for an assistant that the release does not contain.
    assertThat(estate.problems())
        .containsExactly("INFO DANGLING_REFERENCE kubernetes-manifests.yaml:90");
  }

  @Test
  void anOutageOfTheCartsCacheReachesTheShop() {
    assertThat(release().reachedBy("Workload default/redis-cart"))
        .filteredOn(ci -> ci.startsWith("Workload"))
        .containsExactly(
            "Workload default/cartservice",
            "Workload default/checkoutservice",
            "Workload default/frontend",
            "Workload default/loadgenerator");
  }

  @Test
  void theSourceManifestsOfOnlineBoutiqueSayTheSame() {
    FoundEstate estate =
        FoundEstate.of(SampleFolder.ofPublicSample(BOUTIQUE + "/kubernetes-manifests"));

    assertThat(estate.cis()).isEqualTo(release().cis());
    assertThat(estate.dependencies()).isEqualTo(release().dependencies());
  }

  @Test
  void objectsOfSeveralFilesAreOneCi() {
    Map<String, String> files = SampleFolder.ofPublicSample(BOUTIQUE);
    FoundEstate estate = FoundEstate.of(files);

    assertThat(estate.cis("Workload")).hasSize(14);
    assertThat(estate.cis("NetworkService")).hasSize(14);
    assertThat(estate.cis("Ingress")).containsExactly("Ingress default/frontend-route");
    assertThat(estate.cis()).hasSize(29);
    assertThat(estate.dependencies("CALLS")).hasSize(17);
    assertThat(estate.dependencies()).hasSize(32).noneMatch(words -> words.contains("SOFT"));
    assertThat(estate.problems()).isEmpty();
    // The cart is declared in base, in the release and in the source manifests.
    assertThat(estate.findings().cis())
        .filteredOn(ci -> ci.name().equals("cartservice"))
        .extracting(FoundCi::file)
        .contains(
            "kubernetes-manifests/cartservice.yaml",
            "kustomize/base/cartservice.yaml",
            "release/kubernetes-manifests.yaml");
  }

  @Test
  void readsAFluxRepositoryAsFarAsItIsPlainManifests() {
    FoundEstate estate = FoundEstate.of(SampleFolder.ofPublicSample("onedr0p+home-ops"));

    assertThat(estate.cis())
        .containsExactly(
            "Ingress flux-system/github-webhook",
            "Ingress network/https-redirect",
            "NetworkService kube-system/kube-api",
            "Volume default/home-assistant-cache");
    assertThat(estate.dependencies()).isEmpty();
    assertThat(estate.problems())
        .containsExactlyInAnyOrder(
            "WARNING TEMPLATE kubernetes/components/kopiur/backup/pvc.yaml:2",
            "WARNING DANGLING_REFERENCE kubernetes/apps/kube-system/cilium/app/networking.yaml:74",
            "WARNING DANGLING_REFERENCE"
                + " kubernetes/apps/flux-system/flux-instance/app/httproute.yaml:18");
    assertThat(estate.findings().unreadableFiles()).isEmpty();
  }
}
