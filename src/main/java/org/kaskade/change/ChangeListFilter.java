package org.kaskade.change;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which changes of a list are wanted; all conditions have to hold.
///
/// @param states any when empty or null, and so are `types` and `services`
/// @param services keys of services that the worst case reaches, or of CIs that are changed
/// @param text in number or title, whatever its case
record ChangeListFilter(
    @Nullable List<String> states,
    @Nullable List<String> types,
    @Nullable List<String> services,
    @Nullable String text,
    @Nullable Boolean mine,
    @Nullable Boolean colliding,
    @Nullable Boolean withoutBackoutPlan,
    @Nullable Boolean unplanned) {
  static final ChangeListFilter ALL =
      new ChangeListFilter(null, null, null, null, null, null, null, null);

  boolean takes(ListedChange change) {
    return any(states, change.change().state())
        && any(types, change.change().text("type").orElse(""))
        && (services == null || services.isEmpty() || services.stream().anyMatch(change::concerns))
        && hasText(change)
        && is(mine, change.waitsForViewer())
        && is(colliding, !change.collisions().isEmpty())
        && is(withoutBackoutPlan, change.hasNoBackoutPlan());
  }

  private static boolean any(@Nullable List<String> wanted, String value) {
    return wanted == null || wanted.isEmpty() || wanted.contains(value);
  }

  private static boolean is(@Nullable Boolean wanted, boolean value) {
    return wanted == null || wanted == value;
  }

  private boolean hasText(ListedChange change) {
    return text == null
        || (change.number() + " " + change.change().text("title").orElse(""))
            .toLowerCase(Locale.ROOT)
            .contains(text.strip().toLowerCase(Locale.ROOT));
  }
}
