package org.kaskade.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
  private static final List<String> ALL = List.of("a", "b", "c", "d", "e");

  @Test
  void showsTheFirstPage() {
    Connection<String> page = page(2, null);

    assertThat(page.nodes()).containsExactly("a", "b");
    assertThat(page.totalCount()).isEqualTo(5);
    assertThat(page.pageInfo().hasNextPage()).isTrue();
    assertThat(page.pageInfo().hasPreviousPage()).isFalse();
    assertThat(page.pageInfo().startCursor()).isEqualTo(page.edges().getFirst().cursor());
    assertThat(page.pageInfo().endCursor()).isEqualTo(page.edges().getLast().cursor());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void showsEveryItemOnceOverAllPages(int first) {
    List<String> seen = new ArrayList<>();
    String after = null;
    boolean more = true;
    while (more) {
      Connection<String> page = page(first, after);
      seen.addAll(page.nodes());
      after = page.pageInfo().endCursor();
      more = page.pageInfo().hasNextPage();
    }
    assertThat(seen).isEqualTo(ALL);
  }

  @Test
  void endsWithoutAnItem() {
    String last = page(5, null).pageInfo().endCursor();
    Connection<String> page = page(5, last);

    assertThat(page.nodes()).isEmpty();
    assertThat(page.pageInfo()).isEqualTo(new Connection.PageInfo(false, true, null, null));
  }

  @Test
  void keepsTheOneMoreItemToItself() {
    PageRequest request = PageRequest.of(2, null, "letters");
    List<String> found = Stream.of("a", "b", "c").limit(request.firstAndOneMore()).toList();
    Connection<String> page = Connection.page(found, request, 1, letter -> letter, () -> 9);

    assertThat(page.nodes()).containsExactly("a", "b");
    assertThat(page.pageInfo().hasNextPage()).isTrue();
    assertThat(page.totalCount()).isEqualTo(9);
  }

  @Test
  void countsOnlyWhenAsked() {
    Connection<String> page =
        Connection.page(
            List.of("a"),
            PageRequest.of(2, null, "letters"),
            1,
            letter -> letter,
            () -> {
              throw new AssertionError("nobody asked");
            });

    assertThat(page.nodes()).containsExactly("a");
  }

  @Test
  void saysWhenTheItemOfACursorIsGone() {
    String gone = new Cursor(1, "letters", "x").encoded();

    assertThatExceptionOfType(RequestRefused.class)
        .isThrownBy(() -> page(2, gone))
        .withMessageContaining("not in this list any more");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void refusesAPageOfNothing(int first) {
    assertThatExceptionOfType(RequestRefused.class)
        .isThrownBy(() -> page(first, null))
        .withMessageContaining("at least 1");
  }

  @Test
  void takesNullForTheDefault() {
    assertThat(PageRequest.of(null, null, "letters").first()).isEqualTo(50);
  }

  private static Connection<String> page(int first, @Nullable String after) {
    return Connection.pageOf(ALL, PageRequest.of(first, after, "letters"), 1, letter -> letter);
  }
}
