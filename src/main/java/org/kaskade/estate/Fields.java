package org.kaskade.estate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The values every CI has besides the attributes of its class.
public final class Fields {
  public static final String NAME = "name";
  public static final String ENVIRONMENT = "environment";
  public static final String LIFECYCLE = "lifecycle";
  public static final String CRITICALITY = "criticality";
  public static final String OWNER = "owner";

  /// All of them.
  public static final Set<String> ALL = Set.of(NAME, ENVIRONMENT, LIFECYCLE, CRITICALITY, OWNER);

  /// Of a retired CI: the key of the one it was merged into. No source can say it.
  static final String MERGED_INTO = "_mergedInto";

  /// Of a CI to which claims of another one were moved: the key of that one.
  static final String SPLIT_FROM = "_splitFrom";

  /// Of a CI to which claims of another one were moved: whose claims, as {@link Redirections.Split}
  /// reads them.
  static final String SPLIT_SITES = "_splitSites";

  /// What people decided about a CI by hand; kept, whatever sources say.
  static final List<String> DECIDED = List.of(MERGED_INTO, SPLIT_FROM, SPLIT_SITES);

  private Fields() {}

  /// What is shown of a CI with these effective values.
  static Ci ci(String key, String ciClass, Map<String, ? extends @Nullable Object> values) {
    String name = text(values.get(NAME));
    return new Ci(
        key,
        ciClass,
        name == null ? key.substring(key.indexOf(':') + 1) : name,
        text(values.get(ENVIRONMENT)),
        oneOf(Lifecycle.class, values.get(LIFECYCLE), Lifecycle.ACTIVE),
        oneOf(Criticality.class, values.get(CRITICALITY), Criticality.MEDIUM),
        text(values.get(OWNER)));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text ? text : null;
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, @Nullable Object value, E otherwise) {
    return value instanceof String text ? Enum.valueOf(type, text) : otherwise;
  }
}
