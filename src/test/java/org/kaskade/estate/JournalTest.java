package org.kaskade.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final List<Journal.Part> PARTS =
      List.of(new Journal.Part("server:a", "part".getBytes(StandardCharsets.UTF_8)));

  @Test
  void hashesWhatARevisionSaysWithTheHashBeforeIt() {
    String hash = Journal.hash("before", 7, PARTS);

    assertThat(hash).hasSize(64).isEqualTo(Journal.hash("before", 7, PARTS));
    assertThat(Journal.hash("edited", 7, PARTS)).isNotEqualTo(hash);
    assertThat(Journal.hash("before", 8, PARTS)).isNotEqualTo(hash);
    assertThat(Journal.hash("before", 7, List.of())).isNotEqualTo(hash);
  }

  @Test
  void keepsLargeRevisionsInSeveralParts() {
    Journal.Entry entry =
        new Journal.Entry("server:a", null, new Journal.Image("Server", Map.of()), null, null);

    assertThat(Journal.parts(Collections.nCopies(4_001, entry))).hasSize(3);
    assertThat(Journal.parts(List.of())).isEmpty();
  }
}
