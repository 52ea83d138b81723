/**
 * The search box of every page: what it finds while somebody types, as a list to choose from.
 *
 * Enter goes to the CI that is marked, at first the best one; Alt+Enter to what its failure does. The
 * last row leads to all hits, as Enter does before anything was found.
 */
import { html, render } from "lit";
import { nameWord, short } from "./ci.js";
import { ciPage, impactPage, searchPage } from "./links.js";
import { suggestions } from "./suggestions.js";
import { t } from "./words.js";

export function searchBox(form) {
  const input = form.querySelector("input");
  const list = document.createElement("div");
  list.id = "found";
  list.role = "listbox";
  list.ariaLabel = t("shell.found");
  list.hidden = true;
  form.append(list);
  input.role = "combobox";
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.ariaExpanded = "false";

  let hits = [];
  let marked = 0;

  const { typed, stop } = suggestions((found) => {
    hits = found;
    marked = 0;
    show();
  }, close);

  const open = () => !list.hidden;

  function close() {
    stop();
    list.hidden = true;
    input.ariaExpanded = "false";
    input.removeAttribute("aria-activedescendant");
  }

  function show() {
    const row = (place, content) => html`<a
      role="option"
      id="found-${place}"
      href=${address(place)}
      tabindex="-1"
      aria-selected=${place === marked ? "true" : "false"}
      >${content}</a
    >`;
    render(
      [
        ...hits.map((ci, place) =>
          row(
            place,
            html`<b><bdi>${mark(short(ci.name), input.value)}</bdi></b>
              <span class="key">${mark(short(ci.key), input.value)}</span>
              <small>${[nameWord(ci.class), ci.environment].filter(Boolean).join(" · ")}</small>`,
          ),
        ),
        row(hits.length, t(hits.length ? "shell.all-hits" : "shell.no-hits", { text: input.value.trim() })),
      ],
      list,
    );
    list.hidden = false;
    input.ariaExpanded = "true";
    input.setAttribute("aria-activedescendant", `found-${marked}`);
    list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  function address(place, failing = false) {
    const ci = hits[place];
    if (!ci) {
      return searchPage({ q: input.value.trim() });
    }
    return failing ? impactPage(ci.key) : ciPage(ci.key);
  }

  input.addEventListener("input", () => {
    hits = [];
    typed(input.value);
  });
  input.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (steps && open()) {
      event.preventDefault();
      marked = (marked + steps + hits.length + 1) % (hits.length + 1);
      show();
    } else if (event.key === "Escape" && open()) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && open()) {
      event.preventDefault();
      location.assign(address(marked, event.altKey));
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) {
      close();
    }
  });
}

/** A text with the words that were looked for in it marked. */
export function mark(text, looked) {
  const words = looked.trim().split(/\s+/).filter(Boolean);
  if (!words.length) {
    return text;
  }
  const pattern = new RegExp(`(${words.map(escaped).join("|")})`, "gi");
  return text.split(pattern).map((part, place) => (place % 2 ? html`<mark>${part}</mark>` : part));
}

const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
