package org.kaskade.graphql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in a list, opaque to callers: `v1:<revision>:<order>:<key>` in base64url.
///
/// It is read by hand, bounded, and accepted in its one canonical spelling only; what a forged one
/// says is no more than a position.
///
/// @param revision the revision of the estate that the page was read at
/// @param order the list and its order, lower-case letters, digits and hyphens, e.g. `cis-by-key`
/// @param key what the item is found by in that order
public record Cursor(long revision, String order, String key) {
  /// Longer than any key of ours: 512 characters, 4 bytes each, in base64, and the rest.
  private static final int LONGEST = 4_096;

  private static final Pattern FORM =
      Pattern.compile("v1:(0|[1-9]\\d{0,17}):([a-z0-9-]{1,64}):(.*)", Pattern.DOTALL);

  public Cursor {
    if (revision < 0 || !order.matches("[a-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("no cursor: " + revision + ":" + order);
    }
  }

  /// What the caller gets.
  public String encoded() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ("v1:" + revision + ":" + order + ":" + key).getBytes(StandardCharsets.UTF_8));
  }

  /// Reads what a caller gives as `after`.
  ///
  /// @throws RequestRefused unless it is a cursor of a list in this order
  public static Cursor parse(String encoded, String order) {
    Cursor cursor = parse(encoded);
    if (!cursor.order().equals(order)) {
      throw refused("belongs to another list");
    }
    return cursor;
  }

  private static Cursor parse(String encoded) {
    if (encoded.length() > LONGEST) {
      throw refused("is none of this server's");
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(encoded);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      Matcher parts = FORM.matcher(text);
      if (parts.matches()) {
        Cursor cursor = new Cursor(Long.parseLong(parts.group(1)), parts.group(2), parts.group(3));
        if (cursor.encoded().equals(encoded)) {
          return cursor;
        }
      }
    } catch (IllegalArgumentException | CharacterCodingException e) {
      // Not base64url or not UTF-8: the same answer as for any other forgery.
    }
    throw refused("is none of this server's");
  }

  private static RequestRefused refused(String why) {
    return RequestRefused.invalid(
        "INVALID_CURSOR",
        "The cursor in 'after' %s. Give the endCursor of the page before, of the same list, or leave 'after' out to start anew."
            .formatted(why));
  }
}
