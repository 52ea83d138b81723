package org.kaskade.importers.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPatternTest {
  private static List<String> names(String pattern) throws InvalidEntry {
    return HostPattern.parse(pattern, 1_000).names();
  }

  @Test
  void keepsTheWidthOfPaddedNumbers() throws InvalidEntry {
    assertThat(names("web[08:10]")).containsExactly("web08", "web09", "web10");
    assertThat(names("web[8:10]")).containsExactly("web8", "web9", "web10");
  }

  @Test
  void countsInSteps() throws InvalidEntry {
    assertThat(names("web[01:50:20]")).containsExactly("web01", "web21", "web41");
  }

  @Test
  void countsLetters() throws InvalidEntry {
    assertThat(names("db-[a:c].example"))
        .containsExactly("db-a.example", "db-b.example", "db-c.example");
  }

  @Test
  void startsAtZeroWhenTheBeginIsLeftOut() throws InvalidEntry {
    assertThat(names("n[:2]")).containsExactly("n0", "n1", "n2");
  }

  @Test
  void combinesSeveralRanges() throws InvalidEntry {
    assertThat(names("r[1:2]n[a:b]")).containsExactly("r1na", "r1nb", "r2na", "r2nb");
  }

  @Test
  void takesThePortOff() throws InvalidEntry {
    assertThat(HostPattern.parse("web[1:2].example:2222", 10))
        .isEqualTo(new HostPattern(List.of("web1.example", "web2.example"), 2222));
    assertThat(HostPattern.parse("[2001:db8::1]:22", 10))
        .isEqualTo(new HostPattern(List.of("2001:db8::1"), 22));
    assertThat(HostPattern.parse("2001:db8::1", 10))
        .isEqualTo(new HostPattern(List.of("2001:db8::1"), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web[1:3",
        "web[3:1]",
        "web[1]",
        "web[01:100]",
        "web[1:9:0]",
        "web[a:9]",
        "web:",
        "web[1:2000]"
      })
  void refusesWhatIsNoRange(String pattern) {
    assertThatThrownBy(() -> names(pattern)).isInstanceOf(InvalidEntry.class);
  }
}
