package org.kaskade.importers.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IniInventoryTest {
  @Test
  void readsHostsGroupsAndComments() {
    Estate estate =
        Estate.of(
            "hosts",
            """
            alone
            ; a comment
            [web]   # another
            web[1:2] ansible_host=10.0.0.1 # and one more
            [app:children]
            web
            """);
    assertThat(estate.names("Server")).containsExactly("alone", "web1", "web2");
    assertThat(estate.attributes("alone")).containsEntry("groups", List.of("ungrouped"));
    assertThat(estate.attributes("web1"))
        .containsEntry("groups", List.of("app", "web"))
        .containsEntry("ipAddress", "10.0.0.1")
        .containsEntry("inventory", "estate");
    assertThat(estate.problems()).isEmpty();
  }

  @Test
  void splitsInlineVariablesAsAShellDoes() {
    Estate estate =
        Estate.of(
            Map.of("attributes", Map.of("role", "what")),
            "hosts",
            "[all]\na what='front end' x=1\nb what=\"it's\"\nc what=x#y\n");
    assertThat(estate.attributes("a")).containsEntry("role", "front end");
    assertThat(estate.attributes("b")).containsEntry("role", "it's");
    assertThat(estate.attributes("c")).containsEntry("role", "x");
  }

  @Test
  void letsALaterLineOfTheSameHostWin() {
    Estate estate = Estate.of("hosts", "[a]\nh kaskade_owner=one\n[b]\nh kaskade_owner=two\n");
    assertThat(estate.attributes("h")).containsEntry("owner", "two");
    assertThat(estate.claim("h", "hosts").line()).isEqualTo(2);
  }

  @Test
  void reportsGroupsThatNobodyDefines() {
    Estate estate = Estate.of("hosts", "[a]\nh\n[b:children]\na\nnone\n[c:vars]\nx=1\n");
    assertThat(estate.problems())
        .containsExactly(
            "WARNING DANGLING_REFERENCE hosts:5", "WARNING DANGLING_REFERENCE hosts:6");
  }

  @Test
  void reportsCircles() {
    Estate estate = Estate.of("hosts", "[a]\nh\n[a:children]\nb\n[b:children]\na\n");
    assertThat(estate.problems()).containsExactly("WARNING CYCLE hosts:6");
    assertThat(estate.attributes("h")).containsEntry("groups", List.of("a"));
  }

  @Test
  void goesOnAfterALineThatMeansNothing() {
    Estate estate = Estate.of("hosts", "[a]\nh one two\ni\n[b c]\nj\n");
    assertThat(estate.names("Server")).containsExactly("i", "j");
    assertThat(estate.problems()).containsExactly("ERROR SYNTAX hosts:2", "ERROR SYNTAX hosts:4");
    assertThat(estate.findings().unreadableFiles()).containsExactly("hosts");
  }

  @Test
  void refusesMoreHostsThanTheLimit() {
    Estate estate = Estate.of("hosts", "[a]\nn[1:99999]\nm[1:2]\nl\n");
    assertThat(estate.names("Server")).hasSize(100_000).contains("l");
    assertThat(estate.problems()).containsExactly("ERROR LIMIT hosts:3");
  }
}
