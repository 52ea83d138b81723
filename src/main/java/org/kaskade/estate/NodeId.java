package org.kaskade.estate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The global id of a CI in the API: opaque, made of its key.
public final class NodeId {
  private static final String KIND = "ci:";

  private NodeId() {}

  public static String ofCi(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((KIND + key).getBytes(StandardCharsets.UTF_8));
  }

  /// The key of the CI that this id means; empty when it means none.
  static Optional<String> key(String id) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
      return text.startsWith(KIND) && ofCi(text.substring(KIND.length())).equals(id)
          ? Optional.of(text.substring(KIND.length()))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
