/**
 * What a reader chose for this browser: the theme, and whether single keys do something. Kept in
 * localStorage.
 */
import { t } from "./words.js";

const THEME = "kaskade.theme";
const KEYS = "kaskade.keys";
const THEMES = ["system", "light", "dark"];
const SIGNS = { system: "◐", light: "☀", dark: "☾" };

export const singleKeys = {
  on: () => localStorage.getItem(KEYS) !== "off",
  set(on) {
    localStorage.setItem(KEYS, on ? "on" : "off");
  },
};

/** Lets a button go from theme to theme. */
export function themeSwitch(button) {
  const current = () => localStorage.getItem(THEME) ?? "system";
  const show = () => {
    button.textContent = SIGNS[current()];
    button.ariaLabel = t(`shell.theme.${current()}`);
    button.title = button.ariaLabel;
  };
  button.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(current()) + 1) % THEMES.length];
    localStorage.setItem(THEME, next);
    if (next === "system") {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = next;
    }
    show();
  });
  show();
}

/** Lets the links to other languages lead to this very view. */
export function keepAddressInLanguageLinks() {
  for (const link of document.querySelectorAll("a.language")) {
    link.addEventListener("click", () => {
      const query = new URLSearchParams(location.search);
      query.set("lang", link.lang);
      link.href = `${location.pathname}?${query}`;
    });
  }
}
