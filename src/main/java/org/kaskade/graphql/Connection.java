package org.kaskade.graphql;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One page of a list, in the form that every `…Connection` type of the schema has.
///
/// Its name ends in Connection for a reason: Spring GraphQL then leaves it as it is.
///
/// @param edges the items of this page
/// @param pageInfo where it stands
/// @param total counts the items of all pages; asked only when a caller wants `totalCount`
public record Connection<T>(List<Edge<T>> edges, PageInfo pageInfo, IntSupplier total) {
  /// An item and its place, which is written only for who asks: most read nodes alone.
  public record Edge<T>(Supplier<String> place, T node) {
    public String cursor() {
      return place.get();
    }
  }

  /// Where a page stands in its list.
  public record PageInfo(
      boolean hasNextPage,
      boolean hasPreviousPage,
      @Nullable String startCursor,
      @Nullable String endCursor) {}

  public Connection {
    edges = List.copyOf(edges);
  }

  public List<T> nodes() {
    return edges.stream().map(Edge::node).toList();
  }

  public int totalCount() {
    return total.getAsInt();
  }

  /// The same page with each item in another form, so that only those shown are brought into it.
  public <R> Connection<R> map(Function<? super T, ? extends R> form) {
    return new Connection<>(
        edges.stream().map(edge -> new Edge<R>(edge.place(), form.apply(edge.node()))).toList(),
        pageInfo,
        total);
  }

  /// A page of a list that the store pages.
  ///
  /// @param found the items after {@link PageRequest#after}, up to {@link
  ///   PageRequest#firstAndOneMore}; the one more isn't shown
  /// @param revision the revision they were read at
  /// @param key what an item is found by when the next page is asked for
  public static <T> Connection<T> page(
      List<T> found,
      PageRequest request,
      long revision,
      Function<? super T, String> key,
      IntSupplier total) {
    List<Edge<T>> edges =
        found.stream()
            .limit(request.first())
            .map(item ->
                new Edge<>(
                    () -> new Cursor(revision, request.order(), key.apply(item)).encoded(), item))
            .toList();
    return new Connection<>(
        edges,
        new PageInfo(
            found.size() > request.first(),
            request.after() != null,
            edges.isEmpty() ? null : edges.getFirst().cursor(),
            edges.isEmpty() ? null : edges.getLast().cursor()),
        total);
  }

  /// A page of a list that is there as a whole, in its order.
  ///
  /// @throws RequestRefused when the item of the cursor is no longer in the list
  public static <T> Connection<T> pageOf(
      List<T> all, PageRequest request, long revision, Function<? super T, String> key) {
    int from = start(all, request.after(), key);
    int to = Math.min(all.size(), from + request.firstAndOneMore());
    return page(all.subList(from, to), request, revision, key, all::size);
  }

  private static <T> int start(
      List<T> all, @Nullable Cursor after, Function<? super T, String> key) {
    if (after == null) {
      return 0;
    }
    for (int i = 0; i < all.size(); i++) {
      if (key.apply(all.get(i)).equals(after.key())) {
        return i + 1;
      }
    }
    throw RequestRefused.invalid(
        "INVALID_CURSOR",
        "The item of the cursor in 'after' is not in this list any more. Leave 'after' out to start anew.");
  }
}
