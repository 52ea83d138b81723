package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tells ids that no two resources share from names and numbers, and brings them to one form.
final class Ids {
  private static final int LONGEST = 1024;
  private static final int LONGEST_WITH_UUID = 116;
  private static final Pattern UUID =
      Pattern.compile(
          "(?<![0-9a-fA-F])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![0-9a-fA-F])");
  private static final Pattern PREFIXED = Pattern.compile("[a-z]+(?:-[a-z]+)?-[0-9a-f]{8,17}");
  private static final Pattern GOOGLE =
      Pattern.compile(
          "https://(?:www|compute|container)\\.googleapis\\.com/(?:[a-z]+/)?(?:v|beta)[^/]*/");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9*_-]++(?:\\.[A-Za-z0-9_-]++)++\\.?");

  private Ids() {}

  /// Whether the provider gives this id only once in the world.
  static boolean isUnmistakable(String id) {
    return id.length() <= LONGEST
        && (id.startsWith("arn:")
            || id.startsWith("/subscriptions/")
            || id.startsWith("projects/")
            || GOOGLE.matcher(id).lookingAt()
            || PREFIXED.matcher(id).matches()
            || isUuid(id));
  }

  private static boolean isUuid(String id) {
    return id.length() >= 36
        && id.length() <= LONGEST_WITH_UUID
        && id.indexOf('-') > 0
        && UUID.matcher(id).find();
  }

  /// Whether a value that equals a resource's id, whatever attribute it stands in, means it.
  static boolean isTelling(String value) {
    return isUnmistakable(value)
        || (value.length() <= LONGEST && (value.contains("://") || isHost(value)));
  }

  /// A name of three labels or more, the last of which is no number.
  private static boolean isHost(String value) {
    int dot = value.indexOf('.');
    if (dot < 1 || value.length() < 12 || !HOST.matcher(value).matches()) {
      return false;
    }
    String bare = value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
    int last = bare.lastIndexOf('.');
    return last > dot && Character.isLetter(bare.charAt(last + 1));
  }

  /// The form in which ids are compared.
  static String normal(String id) {
    if (id.startsWith("/subscriptions/")) {
      return id.toLowerCase(Locale.ROOT);
    }
    String text = GOOGLE.matcher(id).replaceFirst("");
    return text.endsWith(".") && isHost(text) ? text.substring(0, text.length() - 1) : text;
  }

  /// The ids of what contains a resource whose id is a path, the nearest first.
  static List<String> containers(String id) {
    List<String> containers = new ArrayList<>();
    String normal = normal(id);
    if (normal.startsWith("/subscriptions/") && normal.contains("/providers/")) {
      int provider = normal.lastIndexOf("/providers/") + "/providers/".length();
      String[] steps = normal.substring(provider).split("/", -1);
      for (int i = steps.length - 2; i >= 3; i -= 2) {
        containers.add(
            normal.substring(0, provider) + String.join("/", List.of(steps).subList(0, i)));
      }
    } else if (normal.startsWith("projects/")) {
      String[] steps = normal.split("/", -1);
      for (int i = steps.length - 2; i >= 6; i -= 2) {
        containers.add(String.join("/", List.of(steps).subList(0, i)));
      }
    }
    return containers.subList(0, Math.min(6, containers.size()));
  }
}
