package org.kaskade.importers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaskade.importers.kubernetes.Pods.deployment;
import static org.kaskade.importers.kubernetes.Pods.service;
import static org.kaskade.importers.kubernetes.Pods.withVariables;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
  private static final String CALL = "Workload shop/web CALLS NetworkService shop/cart";
  private static final String CART = service("cart") + deployment("cart", "");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X=cart:80",
        "X=http://cart",
        "X=http://cart/api?x=1",
        "X=HTTP://CART:9999",
        "X=cart.shop:80",
        "X=cart.shop.svc",
        "X=cart.shop.svc.cluster.local",
        "X=cart.shop.svc.cluster.local.:80",
        "X=http://user:p@ss@cart.shop.svc:80/x",
        "X=tcp://other:1,cart:2",
        "X=jdbc:postgresql://cart:5432/shop?user=a&password=b",
        "X=jdbc:oracle:thin:@cart:80:sid",
        "X=amqp://shop:secret@cart:5672/%2f",
        "X=mongodb://shop:secret@a:27017,cart:27017/shop?replicaSet=rs0",
        "X=redis://:secret@cart/0",
        "X=root:secret@tcp(cart:80)/shop",
        "X=a:1, b:2 ,cart:80",
        "X=-Dcart.host=cart -Xmx1g",
        "X=host=cart port=80 user=x",
        "CART_HOST=cart",
        "CART_HOSTNAME=cart",
        "DB_HOST_NAME=cart",
        "CART_ADDR=cart",
        "cartServiceUrl=cart/api",
        "CART_ENDPOINT=cart",
        "MEMCACHED_SERVERS=a,cart",
        "KAFKA_BOOTSTRAP_SERVERS=a:1,cart:9092",
        "CART_SERVICE=cart",
        "REDIS_HOST2=cart",
        "SPRING_DATA_REDIS_URI=cart.shop",
      })
  void anAddressIsACall(String variable) {
    assertThat(FoundEstate.of(CART + withVariables("web", variable)).dependencies()).contains(CALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X=cart",
        "X=the cart of the shop",
        "X=my-cart:80",
        "X=cart-v2:80",
        "X=http://cart.example.com",
        "X=http://cart.other",
        "X=cart:7",
        "X=registry.example/cart:80",
        "X=/etc/cart:80",
        "X=cart:80@host",
        "X=s3://cart/key",
        "X=docker://cart:80",
        "X=a.cart:80",
        "X=cart.svc",
        "IMAGE=cart:1.2",
        "CART_NAME=cart",
        "SERVICE_NAME=cart",
        "OTEL_SERVICE_NAME=cart",
        "DD_SERVICE=cart",
        "SERVICE_DESCRIPTION=cart",
        "DATABASE=cart",
        "QUEUE=cart",
        "CART_HOST=the cart",
        "CART_HOST=cart2",
        "CART_PATH=/cart",
      })
  void nothingElseIs(String variable) {
    assertThat(FoundEstate.of(CART + withVariables("web", variable)).dependencies("CALLS"))
        .isEmpty();
  }

  @Test
  void aBareNameIsTheServiceOfTheSameNamespace() {
    String elsewhere = service("cart", "stage", 80);

    assertThat(FoundEstate.of(elsewhere + withVariables("web", "X=cart:80")).dependencies("CALLS"))
        .isEmpty();
    assertThat(
            FoundEstate.of(elsewhere + withVariables("web", "X=cart.stage:80"))
                .dependencies("CALLS"))
        .containsExactly("Workload shop/web CALLS NetworkService stage/cart");
  }

  @Test
  void aPodBehindAHeadlessServiceIsThatService() {
    String headless =
        """
        ---
        kind: Service
        apiVersion: v1
        metadata: {name: cart, namespace: shop}
        spec: {clusterIP: None, selector: {app: cart}}
        """;

    for (String host : new String[] {"cart-0.cart", "cart-1.cart.shop", "cart-0.cart.shop.svc"}) {
      assertThat(
              FoundEstate.of(headless + withVariables("web", "X=" + host + ":6379")).dependencies())
          .describedAs(host)
          .contains(CALL);
    }
  }

  @Test
  void severalMentionsAreOneDependencyOnTheLineOfTheFirst() {
    FoundEstate estate =
        FoundEstate.of(withVariables("web", "A=none", "B=http://cart", "CART_HOST=cart") + CART);

    assertThat(estate.findings().dependencies()).hasSize(2);
    assertThat(estate.dependency(CALL).line()).isEqualTo(15);
  }

  @Test
  void variablesAreExpandedWithinTheirContainer() {
    assertThat(
            FoundEstate.of(CART + withVariables("web", "NAME=cart", "PORT=80", "X=$(NAME):$(PORT)"))
                .dependencies())
        .contains(CALL);
    assertThat(
            FoundEstate.of(CART + withVariables("web", "X=http://$(NAME)", "NAME=cart"))
                .dependencies("CALLS"))
        .describedAs("a variable set later")
        .isEmpty();
    assertThat(
            FoundEstate.of(CART + withVariables("web", "NAME=cart", "X=http://$$(NAME)"))
                .dependencies("CALLS"))
        .describedAs("an escaped reference")
        .isEmpty();
    assertThat(
            FoundEstate.of(CART + withVariables("web", "X=http://$(CART_SERVICE_HOST)"))
                .dependencies())
        .describedAs("a variable that Kubernetes sets")
        .contains(CALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "args: ['--cart-host', cart]",
        "args: [--cart-host=cart]",
        "args: [--cart, 'cart:80']",
        "command: [sh, -c, 'wget -qO- http://cart/health']",
        "command: [sh, -c, 'wget http://${HOST_OF}']\nenv: [{name: HOST_OF, value: cart}]",
        "args:\n  - |\n    # nothing\n    exec web --upstream=cart",
      })
  void argumentsCountToo(String container) {
    assertThat(FoundEstate.of(CART + deployment("web", container)).dependencies()).contains(CALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "args: [--name, cart]",
        "args: [cart]",
        "args: ['--cart-host', '--verbose', cart]",
        "command: [sh, -c, '# wget http://cart']",
        "image: cart:80",
        "env: [{name: CART_URL, valueFrom: {secretKeyRef: {name: s, key: cart}}}]",
        "env: [{name: CART_HOST, value: [cart]}]",
      })
  void otherArgumentsDoNot(String container) {
    assertThat(FoundEstate.of(CART + deployment("web", container)).dependencies("CALLS")).isEmpty();
  }

  @Test
  void initContainersCount() {
    String manifest =
        """
        ---
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: web, namespace: shop}
        spec:
          jobTemplate:
            spec:
              template:
                spec:
                  initContainers: [{name: wait, args: ['http://cart']}]
                  containers: [{name: web, image: web}]
        """;

    assertThat(FoundEstate.of(CART + manifest).dependencies()).contains(CALL);
  }

  private static final String SETTINGS =
      """
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings, namespace: shop}
      data:
        CART_HOST: cart
        app.yaml: |
          # was: http://prices
          title: prices
          clients:
            orders:
              url: http://orders/api
      """;

  private static String other(String... names) {
    StringBuilder services = new StringBuilder();
    for (String name : names) {
      services.append(service(name));
    }
    return services.toString();
  }

  @Test
  void aMountedConfigMapConfiguresTheWorkload() {
    String web =
        deployment("web", "volumeMounts: [{name: v, mountPath: /etc/web}]")
            + "      volumes: [{name: v, configMap: {name: settings, items: [{key: app.yaml}]}}]\n";
    FoundEstate estate = FoundEstate.of(SETTINGS + other("cart", "orders", "prices") + web);

    assertThat(estate.dependencies("CALLS"))
        .containsExactly("Workload shop/web CALLS NetworkService shop/orders");
    assertThat(estate.dependency("Workload shop/web CALLS NetworkService shop/orders").line())
        .describedAs("the line in the ConfigMap")
        .isEqualTo(12);
  }

  @Test
  void variablesFromAConfigMapConfigureTheWorkload() {
    FoundEstate all =
        FoundEstate.of(
            Map.of(
                "settings.yaml",
                SETTINGS + other("cart", "orders"),
                "web.yaml",
                deployment("web", "envFrom: [{configMapRef: {name: settings}}]")));
    assertThat(all.dependencies("CALLS"))
        .containsExactly(CALL, "Workload shop/web CALLS NetworkService shop/orders");
    assertThat(all.dependency(CALL).file()).isEqualTo("settings.yaml");

    String one =
        "env: [{name: X, value: 'http://$(H)'}, {name: H, valueFrom: {configMapKeyRef: {name:"
            + " settings, key: CART_HOST}}}, {name: Y, value: 'http://$(H)'}]";
    assertThat(
            FoundEstate.of(SETTINGS + other("cart", "orders") + deployment("web", one))
                .dependencies("CALLS"))
        .containsExactly(CALL);
  }

  @Test
  void aConfigMapNobodyUsesSaysNothing() {
    String listedOnly =
        deployment("web", "") + "      volumes: [{name: v, configMap: {name: settings}}]\n";

    assertThat(
            FoundEstate.of(SETTINGS + other("cart", "orders") + listedOnly).dependencies("CALLS"))
        .isEmpty();
  }

  @Test
  void itsOwnServiceIsNoCall() {
    assertThat(
            FoundEstate.of(service("web") + withVariables("web", "PUBLIC_URL=http://web"))
                .dependencies("CALLS"))
        .isEmpty();
  }

  @Test
  void aFullNameThatLeadsNowhereIsReported() {
    FoundEstate estate =
        FoundEstate.of(
            withVariables(
                "web",
                "A=http://gone.shop.svc",
                "B=http://gone.elsewhere.svc.cluster.local:80",
                "C=https://kubernetes.default.svc",
                "D=https://api.example.com:443",
                "PASSWORD_URL_TOKEN=hunter:2",
                "E_ADDR=gone:80"));

    assertThat(estate.problems())
        .containsExactly(
            "WARNING DANGLING_REFERENCE estate.yaml:13",
            "INFO DANGLING_REFERENCE estate.yaml:15",
            "INFO DANGLING_REFERENCE estate.yaml:23");
  }

  @Test
  void hostsOutsideTheClusterAreAnAttribute() {
    FoundEstate estate =
        FoundEstate.of(
            CART
                + withVariables(
                    "web",
                    "A=postgres://shop:s3cret@pg-01.larkspur.example:5432/shop",
                    "B=https://api.larkspur.example/v1",
                    "C=cart.shop:80",
                    "D=version.one",
                    "E_HOST=10.0.0.1:80"));

    assertThat(estate.ci("Workload shop/web").attributes())
        .containsEntry("externalHosts", List.of("pg-01.larkspur.example", "api.larkspur.example"));
  }
}
