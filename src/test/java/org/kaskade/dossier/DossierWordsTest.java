package org.kaskade.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.kaskade.dossier.DossierContent.Window;
import org.kaskade.drawing.Language;

class DossierWordsTest {
  private final DossierWords english = new DossierWords(Language.EN, SampleDossier.BERLIN);
  private final DossierWords german = new DossierWords(Language.DE, SampleDossier.BERLIN);

  @Test
  void showsAWindowInTheOrganisationsZoneAndInUtc() {
    assertThat(english.window(SampleDossier.WINDOW))
        .isEqualTo("Tue 24 Nov 2026, 22:00–24:00 CET (21:00–23:00 UTC)");
    assertThat(german.window(SampleDossier.WINDOW))
        .isEqualTo("Di., 24.11.2026, 22:00–24:00 MEZ (21:00–23:00 UTC)");
  }

  @Test
  void showsBothDaysOfAWindowThatGoesBeyondMidnight() {
    assertThat(english.window(window("2026-11-24T21:00:00Z", "2026-11-25T01:00:00Z")))
        .isEqualTo("Tue 24 Nov 2026, 22:00 – Wed 25 Nov 2026, 02:00 CET (21:00–01:00 UTC)");
    assertThat(english.window(window("2026-11-24T22:30:00Z", "2026-11-24T23:30:00Z")))
        .isEqualTo(
            "Tue 24 Nov 2026, 23:30 – Wed 25 Nov 2026, 00:30 CET (Tue 24 Nov 2026, 22:30–23:30 UTC)");
  }

  @Test
  void namesBothClocksWhenTheyChange() {
    assertThat(english.window(window("2026-10-24T23:00:00Z", "2026-10-25T03:00:00Z")))
        .startsWith("Sun 25 Oct 2026, 01:00–04:00 CEST–CET (");
  }

  @Test
  void doesNotSayUtcTwice() {
    assertThat(new DossierWords(Language.EN, ZoneId.of("UTC")).window(SampleDossier.WINDOW))
        .isEqualTo("Tue 24 Nov 2026, 21:00–23:00 UTC");
  }

  @Test
  void saysAges() {
    assertThat(english.age(Duration.ofSeconds(30))).isEqualTo("less than a minute");
    assertThat(english.age(Duration.ofHours(47))).isEqualTo("47 hours");
    assertThat(german.age(Duration.ofDays(3))).isEqualTo("3 Tage");
  }

  private static Window window(String start, String end) {
    return new Window(Instant.parse(start), Instant.parse(end));
  }
}
