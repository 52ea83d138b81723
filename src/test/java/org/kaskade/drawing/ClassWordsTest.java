package org.kaskade.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassWordsTest {
  @Test
  void areThoseOfThePages() {
    assertThat(ClassWords.of("VirtualMachine", Language.EN)).isEqualTo("virtual machine");
    assertThat(ClassWords.of("VirtualMachine", Language.DE)).isEqualTo("virtuelle Maschine");
  }

  @Test
  void areTheNameOfAClassOfOnesOwn() {
    assertThat(ClassWords.of("TapeRobot", Language.DE)).isEqualTo("tape robot");
  }
}
