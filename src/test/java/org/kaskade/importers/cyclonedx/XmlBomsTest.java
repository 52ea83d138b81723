package org.kaskade.importers.cyclonedx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class XmlBomsTest {
  private static final String BODY =
      """
      <bom xmlns="http://cyclonedx.org/schema/bom/1.5">
        <components><component type="library"><name>%s</name><version>1</version></component></components>
      </bom>
      """;

  @ParameterizedTest
  @ValueSource(strings = {"1.2", "1.3", "1.4", "1.5", "1.6", "1.7"})
  void sayWhatJsonSays(String version) {
    ReadBoms xml =
        ReadBoms.xml(
            """
            <?xml version="1.0"?>
            <bom xmlns="http://cyclonedx.org/schema/bom/%s" version="1">
              <metadata><component type="application" bom-ref="app"><name>app</name><version>2</version></component></metadata>
              <components>
                <component type="library" bom-ref="a">
                  <supplier><name>Maker</name><url>https://maker.example</url></supplier>
                  <group>g</group><name>a</name><version>1</version>
                  <description>A &amp; <![CDATA[more]]></description>
                  <scope>optional</scope>
                  <hashes><hash alg="MD5">0f</hash><hash alg="SHA-1">1f</hash></hashes>
                  <licenses><license><id>MIT</id></license><license><name>Own</name></license></licenses>
                  <purl>pkg:npm/a@1</purl>
                  <externalReferences><reference type="vcs"><url>https://git.example/a</url></reference></externalReferences>
                  <components><component type="file" bom-ref="f"><name>f</name><version>3</version></component></components>
                </component>
              </components>
              <services><service bom-ref="s"><provider><name>P</name></provider><name>s</name>
                <endpoints><endpoint>https://s.example</endpoint></endpoints>
                <authenticated>true</authenticated><x-trust-boundary>false</x-trust-boundary>
                <data><classification flow="inbound">PII</classification></data>
              </service></services>
              <dependencies>
                <dependency ref="app"><dependency ref="a"/><dependency ref="s"/><provides ref="f"/></dependency>
                <dependency ref="a"/>
              </dependencies>
            </bom>
            """
                .formatted(version));
    ReadBoms json =
        ReadBoms.json(
            """
            {"bomFormat": "CycloneDX", "specVersion": "%s", "version": 1,
             "metadata": {"component": {"type": "application", "bom-ref": "app", "name": "app", "version": "2"}},
             "components": [{"type": "library", "bom-ref": "a", "supplier": {"name": "Maker", "url": ["https://maker.example"]},
               "group": "g", "name": "a", "version": "1", "description": "A & more", "scope": "optional",
               "hashes": [{"alg": "MD5", "content": "0f"}, {"alg": "SHA-1", "content": "1f"}],
               "licenses": [{"license": {"id": "MIT"}}, {"license": {"name": "Own"}}], "purl": "pkg:npm/a@1",
               "externalReferences": [{"type": "vcs", "url": "https://git.example/a"}],
               "components": [{"type": "file", "bom-ref": "f", "name": "f", "version": "3"}]}],
             "services": [{"bom-ref": "s", "provider": {"name": "P"}, "name": "s", "endpoints": ["https://s.example"],
               "authenticated": true, "x-trust-boundary": false, "data": [{"flow": "inbound", "classification": "PII"}]}],
             "dependencies": [{"ref": "app", "dependsOn": ["a", "s"], "provides": ["f"]}, {"ref": "a"}]}
            """
                .formatted(version));
    assertThat(xml.problems()).isEmpty();
    assertThat(json.problems()).isEmpty();
    assertThat(xml.dependencies())
        .containsExactly(
            "app DEPENDS_ON a soft", "app DEPENDS_ON s", "f EXPOSES app", "a PART_OF f")
        .isEqualTo(json.dependencies());
    assertThat(xml.findings().cis())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("file", "line")
        .isEqualTo(json.findings().cis());
    assertThat(xml.ci("a").line()).isEqualTo(5);
  }

  @Test
  void withEntityBombsAreRefused() {
    StringBuilder bomb =
        new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY a \"ha\">\n");
    for (char c = 'b'; c < 'l'; c++) {
      bomb.append("<!ENTITY %c \"%s\">\n".formatted(c, ("&" + (char) (c - 1) + ";").repeat(10)));
    }
    ReadBoms read = ReadBoms.xml(bomb + "]>\n" + BODY.formatted("&k;"));
    assertThat(read.cis()).isEmpty();
    assertThat(read.findings().unreadableFiles()).containsExactly("bom.xml");
    assertThat(read.findings().problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.line()).isPositive();
          assertThat(problem.message()).contains("document type declaration");
        });
  }

  @Test
  void neverOpenOtherFiles(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "canary");
    for (String declaration :
        new String[] {
          "<!DOCTYPE bom [<!ENTITY x SYSTEM \"%s\">]>",
          "<!DOCTYPE bom SYSTEM \"%s\">",
          "<!DOCTYPE bom [<!ENTITY %% x SYSTEM \"%s\"> %%x;]>",
        }) {
      ReadBoms read = ReadBoms.xml(declaration.formatted(secret.toUri()) + BODY.formatted("&x;"));
      assertThat(read.cis()).isEmpty();
      assertThat(read.findings().problems().toString())
          .contains("document type declaration")
          .doesNotContain("canary");
    }
  }

  @Test
  void neverConnectAnywhere() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(300);
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/x.dtd";
      ReadBoms.xml("<!DOCTYPE bom SYSTEM \"" + url + "\">" + BODY.formatted("a"));
      ReadBoms.xml("<!DOCTYPE bom PUBLIC \"a\" \"" + url + "\">" + BODY.formatted("a"));
      ReadBoms.xml(
          "<bom xmlns='http://cyclonedx.org/schema/bom/1.5' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'"
              + " i:schemaLocation='http://cyclonedx.org/schema/bom/1.5 "
              + url
              + "'/>");
      assertThat(connects(server)).isFalse();
    }
  }

  private static boolean connects(ServerSocket server) throws IOException {
    try (var connection = server.accept()) {
      return connection.isConnected();
    } catch (SocketTimeoutException nobody) {
      return false;
    }
  }

  @Test
  void thatNestTooDeepAreRefused() {
    ReadBoms read =
        ReadBoms.xml("<bom xmlns='http://cyclonedx.org/schema/bom/1.5'>" + "<a>".repeat(10_000));
    assertThat(read.problems()).containsExactly("ERROR LIMIT bom.xml:1");
  }

  @Test
  void mayHaveOtherEncodings() {
    String bom = BODY.formatted("Prüfgerät");
    for (var charset :
        new Charset[] {
          StandardCharsets.UTF_16, StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1
        }) {
      byte[] content =
          ("<?xml version=\"1.0\" encoding=\"" + charset + "\"?>" + bom).getBytes(charset);
      Bom read = new BomParser(CycloneDxMapping.load()).parse("any.xml", content).orElseThrow();
      assertThat(read.parts()).singleElement().extracting(Part::name).isEqualTo("Prüfgerät");
    }
    for (String wrong : List.of("", "<?xml version='1.0' encoding='none-such'?>")) {
      byte[] content = (wrong + bom).getBytes(StandardCharsets.ISO_8859_1);
      Bom read = new BomParser(CycloneDxMapping.load()).parse("any.xml", content).orElseThrow();
      assertThat(read.problems())
          .singleElement()
          .matches(Bom.Problem::unreadable)
          .extracting(Bom.Problem::code)
          .isEqualTo("ENCODING");
    }
  }

  @Test
  void handleManyDependenciesOfOneComponentQuickly() {
    StringBuilder bom =
        new StringBuilder(
            "<bom xmlns='http://cyclonedx.org/schema/bom/1.5'><dependencies><dependency ref='x'>");
    for (int i = 0; i < 300_000; i++) {
      bom.append("<dependency ref='d'/>");
    }
    String text = bom.append("</dependency></dependencies></bom>").toString();
    long start = System.nanoTime();
    new BomParser(CycloneDxMapping.load()).parse("bom.xml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }
}
