package org.kaskade.records;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.NodeKind;
import org.springframework.stereotype.Component;

/// Finds records by their opaque ids.
@Component
class RecordNodes implements NodeKind {
  private static final String KIND = "record:";

  private final RecordStore store;

  RecordNodes(RecordStore store) {
    this.store = store;
  }

  static String id(KeptRecord record) {
    return encoded(record.number());
  }

  private static String encoded(String number) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((KIND + number).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<KeptRecord> find(String id) {
    String text;
    try {
      text = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (!text.startsWith(KIND)) {
      return Optional.empty();
    }
    String number = text.substring(KIND.length());
    return encoded(number).equals(id)
        ? store.find(List.of(number)).values().stream().findFirst()
        : Optional.empty();
  }

  @Override
  public @Nullable String typeOf(Object object) {
    return object instanceof KeptRecord record ? record.type() : null;
  }
}
