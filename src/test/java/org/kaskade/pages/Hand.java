package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How somebody works with a page: what a story tells them to press or to write, done in their way.
///
/// A hand reaches only what a person reaches. Nothing is focused or opened by the program.
sealed interface Hand {
  /// Activates a button, link, box or row.
  void press(Locator target);

  /// Types into a field, over what stands there.
  void write(Locator field, String text);

  /// Goes to the search box of the page and types.
  void search(String text);

  /// Takes the row of an open list of suggestions that says this.
  void take(Locator list, String text);

  static void typed(Page tab, String text) {
    tab.keyboard().press("Control+a");
    tab.keyboard().type(text);
  }

  private static Locator option(Locator list, String text) {
    return list.locator("[role=option]")
        .filter(new Locator.FilterOptions().setHasText(text))
        .first();
  }

  /// With a mouse, or a finger.
  record Mouse(Page tab) implements Hand {
    @Override
    public void press(Locator target) {
      target.click();
    }

    @Override
    public void write(Locator field, String text) {
      field.click();
      typed(tab, text);
    }

    @Override
    public void search(String text) {
      write(tab.locator("#search"), text);
    }

    @Override
    public void take(Locator list, String text) {
      option(list, text).click();
    }
  }

  /// With nothing but keys: Tab and Shift+Tab in the order of the page, Enter, Space, arrows.
  record Keyboard(Page tab) implements Hand {
    /// Further away than this is not reachable for somebody who has other work to do; a field for a
    /// date alone takes four.
    private static final int PATIENCE = 24;

    private static final String IS_AT = "e => document.activeElement === e";

    /// Whether an element stands before where the focus is, in the order of the page.
    private static final String IS_BEFORE =
        """
        e => document.activeElement !== document.body
          && (document.activeElement.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING) > 0
        """;

    private static final String HERE =
        """
        (({ localName, textContent, ariaLabel, id }) =>
          `${localName} ${(ariaLabel ?? textContent).trim().slice(0, 40) || id}`)(document.activeElement)
        """;

    /// Whether the focus is on a link that skips a part which an element stands behind.
    private static final String IS_BEHIND_SKIPPED =
        """
        e => document.activeElement.matches("a.skip")
          && (document.querySelector(document.activeElement.getAttribute("href"))
            .compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) > 0
        """;

    private static final String IS_IN_ANOTHER_ROW =
        """
        e => {
          const [row, other] = [document.activeElement, e].map((one) => one.closest("tbody tr"));
          return row !== null && other !== null && row !== other && row.parentElement === other.parentElement;
        }
        """;

    private static final String TICKABLE = "e => e.type === 'checkbox' || e.type === 'radio'";

    @Override
    public void press(Locator target) {
      reach(target);
      tab.keyboard().press((boolean) target.evaluate(TICKABLE) ? "Space" : "Enter");
    }

    @Override
    public void write(Locator field, String text) {
      reach(field);
      typed(tab, text);
    }

    @Override
    public void search(String text) {
      tab.keyboard().press("/");
      assertThat((boolean) tab.locator("#search").evaluate(IS_AT)).isTrue();
      typed(tab, text);
    }

    @Override
    public void take(Locator list, String text) {
      Locator wanted = option(list, text);
      wanted.waitFor();
      for (int steps = 0; !"true".equals(selected(wanted)); steps++) {
        assertThat(steps).as("steps down to " + text).isLessThan(10);
        tab.keyboard().press("ArrowDown");
      }
      tab.keyboard().press("Enter");
    }

    private static @Nullable String selected(Locator option) {
      return option.getAttribute("aria-selected");
    }

    private void reach(Locator target) {
      target.waitFor();
      List<Object> passed = new ArrayList<>();
      while (!(boolean) target.evaluate(IS_AT)) {
        if (passed.size() == PATIENCE) {
          fail("More than %s stops to %s: %s".formatted(PATIENCE, target, passed));
        }
        tab.keyboard().press(next(target));
        passed.add(tab.evaluate(HERE));
      }
    }

    private String next(Locator target) {
      if ((boolean) target.evaluate(IS_BEHIND_SKIPPED)) {
        return "Enter";
      }
      boolean before = (boolean) target.evaluate(IS_BEFORE);
      if ((boolean) target.evaluate(IS_IN_ANOTHER_ROW)) {
        return before ? "ArrowUp" : "ArrowDown";
      }
      return before ? "Shift+Tab" : "Tab";
    }
  }
}
