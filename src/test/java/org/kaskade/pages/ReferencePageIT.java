package org.kaskade.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import graphql.schema.GraphQLFieldsContainer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;

class ReferencePageIT extends PageIT {
  @Test
  void hasAnAnchorForEachTypeAndField(@Autowired GraphQlSource source) throws Exception {
    String html = served("/docs/graphql");
    Set<String> anchors = found(html, " id=\"([^\"]+)\"").collect(Collectors.toSet());

    assertThat(anchors)
        .containsAll(
            source.schema().getAllTypesAsList().stream()
                .filter(type -> !type.getName().startsWith("__"))
                .flatMap(type ->
                    type instanceof GraphQLFieldsContainer container
                            && !type.getName().matches(".*(Connection|Edge)")
                        ? Stream.concat(
                            Stream.of(type.getName()),
                            container.getFieldDefinitions().stream()
                                .map(field -> type.getName() + "." + field.getName()))
                        : Stream.of(type.getName()))
                .toList());
    assertThat(anchors).containsAll(found(html, "href=\"#([^\"]+)\"").toList());
  }

  @Test
  void hasNoAnchorTwice() throws Exception {
    assertThat(found(served("/docs/graphql"), " id=\"([^\"]+)\"").toList()).doesNotHaveDuplicates();
  }

  @Test
  void saysWhoMayChangeWhatAndWhatIsStandard() {
    Page tab = open("/docs/graphql");

    assertThat(tab.locator("[id='Mutation.addSource']")).containsText("admin");
    assertThat(tab.locator("[id='Query.cutSets']")).containsText("maxSize: Int = 2");
    assertThat(tab.locator("#limits")).containsText("kaskade.limits.page-size");
  }

  @Test
  void findsFieldsByWhatIsSaidOfThem() {
    Page tab = open("/docs/graphql");
    tab.getByLabel("Find types, fields and descriptions").fill("minimal sets joint outage");

    assertThat(tab.locator("[id='Query.cutSets']")).isVisible();
    assertThat(tab.locator("[id='Query.outageImpact']")).isHidden();
    assertThat(tab.locator("#filtered")).containsText("found");
    assertThat(tab).hasURL(Pattern.compile("find=minimal"));
  }

  @Test
  void showsWhereALinkLeadsThoughSomethingElseWasLookedFor() {
    Page tab = open("/docs/graphql?find=minimal+sets");
    tab.locator("[id='Query.cutSets'] a[href='#CutSet']").click();

    assertThat(tab.locator("#CutSet")).isInViewport();
  }

  /// There is very much of it, so most looks are at a part. What lies below the contents and the
  /// filter, which stay while the rest scrolls, is covered until it is scrolled to.
  @ParameterizedTest
  @CsvSource({
    "/docs/graphql, NARROW",
    "/docs/graphql?find=outage, LIGHT",
    "/docs/graphql?find=outage, DARK",
    "/docs/graphql?find=outage, FORCED_COLORS",
  })
  void isLegible(String address, Look look) {
    Page tab = open(address, look);

    assertThat(Flaws.of(tab))
        .filteredOn(flaw -> !String.valueOf(flaw).contains("partially obscured"))
        .isEmpty();
    assertThat(faults).isEmpty();
  }

  @Test
  void showsWhereTheKeyboardIs() {
    Page tab = open("/docs/graphql");

    for (int reached = 0; reached < 40; reached++) {
      tab.keyboard().press("Tab");
      assertThat((String) tab.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
          .as((String) tab.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
          .isNotEqualTo("none");
    }
  }

  @Test
  void canBeReadWithoutAScript() throws Exception {
    assertThat(served("/docs/graphql"))
        .contains("What an outage reaches and why", "id=\"Query.outageImpact\"")
        .doesNotContain("<noscript>");
  }

  @Test
  void leavesDescriptionsInEnglish() {
    Page tab = open("/docs/graphql", Look.GERMAN);

    assertThat(tab.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("Was GraphQL hier beantwortet");
    assertThat(tab.locator("[id='Query.outageImpact'] > dd > p").first())
        .hasAttribute("lang", "en");
  }

  @Test
  void givesTheSchemaAsAFile() throws Exception {
    assertThat(new graphql.schema.idl.SchemaParser().parse(served("/docs/schema.graphqls")).types())
        .containsKeys("Query", "OutageImpactInput", "Hypervisor");
  }

  @Test
  void copiesCommands() {
    Page tab = tab();
    tab.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    tab.navigate(address("/docs/graphql#operation.what-breaks"));
    Locator entry = tab.locator("[id='operation.what-breaks']");
    entry.locator("summary").click();
    entry.getByText("Copy").click();

    assertThat(entry.getByText("Copied")).isVisible();
    assertThat((String) tab.evaluate("navigator.clipboard.readText()"))
        .startsWith("curl -s \"$KASKADE/graphql\"")
        .contains("\"variables\":{\"key\":\"<ID>\"}");
  }

  private String served(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(address(path)))
                  .header("Authorization", "Bearer " + TOKEN)
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static Stream<String> found(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map((MatchResult m) -> m.group(1));
  }
}
