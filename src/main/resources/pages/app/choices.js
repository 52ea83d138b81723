/**
 * What a reader chose for this browser: the theme, and whether single keys do something. Kept in
 * localStorage.
 */
import { t } from "./words.js";

const THEME = "kaskade.theme";
const KEYS = "kaskade.keys";
export const THEMES = ["system", "light", "dark"];
const SIGNS = { system: "◐", light: "☀", dark: "☾" };
const TYPING = "input, textarea, select, [contenteditable]";

export const singleKeys = {
  on: () => localStorage.getItem(KEYS) !== "off",
  set(on) {
    localStorage.setItem(KEYS, on ? "on" : "off");
  },
};

/**
 * Calls what stands under a single key, as far as the reader didn't switch them off and isn't typing.
 * Returns a function that ends it.
 *
 * @param {Object<string, (event: KeyboardEvent) => void>} actions by `KeyboardEvent.key`
 */
export function onKeys(actions, target = document) {
  const pressed = (event) => {
    const action = actions[event.key];
    if (
      action &&
      singleKeys.on() &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey &&
      !event.target.closest?.(TYPING)
    ) {
      event.preventDefault();
      action(event);
    }
  };
  target.addEventListener("keydown", pressed);
  return () => target.removeEventListener("keydown", pressed);
}

export const theme = {
  chosen: () => localStorage.getItem(THEME) ?? "system",
  choose(next) {
    localStorage.setItem(THEME, next);
    if (next === "system") {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = next;
    }
    dispatchEvent(new Event("kaskade-theme"));
  },
};

/** Lets a button go from theme to theme. */
export function themeSwitch(button) {
  const show = () => {
    button.textContent = SIGNS[theme.chosen()];
    button.ariaLabel = t(`shell.theme.${theme.chosen()}`);
    button.title = button.ariaLabel;
  };
  button.addEventListener("click", () =>
    theme.choose(THEMES[(THEMES.indexOf(theme.chosen()) + 1) % THEMES.length]),
  );
  addEventListener("kaskade-theme", show);
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
