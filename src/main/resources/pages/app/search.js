/**
 * The search box of every page: what it finds while somebody types, as a list to choose from.
 *
 * Enter goes to the CI or change that is marked, at first the best one; Alt+Enter to what its failure does. The
 * last row leads to all hits, as Enter does before anything was found.
 */
import { html, render } from "lit";
import { ask } from "./ask.js";
import { nameWord, short } from "./ci.js";
import { changePage, ciPage, impactPage, searchPage } from "./links.js";
import { t } from "./words.js";

const PAUSE = 150;

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

  const { typed, stop } = suggestions(
    (cis, change) => {
      hits = [change, ...cis].filter(Boolean);
      marked = 0;
      show();
    },
    close,
    numberedChange,
  );

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
        ...hits.map((hit, place) => row(place, hit.number ? changeHit(hit) : ciHit(hit, input.value))),
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
    const hit = hits[place];
    if (!hit) {
      return searchPage({ q: input.value.trim() });
    }
    if (hit.number) {
      return changePage(hit.number);
    }
    return failing ? impactPage(hit.key) : ciPage(hit.key);
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

const ciHit = (ci, looked) =>
  html`<b><bdi>${mark(short(ci.name), looked)}</bdi></b>
    <span class="key">${mark(short(ci.key), looked)}</span>
    <small>${[nameWord(ci.class), ci.environment].filter(Boolean).join(" · ")}</small>`;

const changeHit = (change) => html`<b>${change.number}</b> <bdi>${short(change.title)}</bdi>`;

/** The change whose number somebody writes, e.g. for `chg-2`; null where it is none. */
export async function numberedChange(text, signal) {
  const digits = /^CHG-(\d{1,9})$/i.exec(text.trim())?.[1];
  return digits ? (await ask("change-title", { number: `CHG-${digits.padStart(6, "0")}` }, { signal })).change : null;
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

/**
 * CIs for what somebody types: asked for after a pause, and only for the newest text.
 *
 * @param {(cis: object[], other: object | null) => void} found
 * @param {() => void} none there is no text, or no answer
 * @param {(text: string, signal: AbortSignal) => Promise<object | null>} [more] what else may be meant
 * @returns `typed` to tell each text, `stop` to look no further
 */
export function suggestions(found, none, more = async () => null) {
  let timer = 0;
  let asking = null;
  const stop = () => {
    clearTimeout(timer);
    asking?.abort();
  };
  const find = async (text) => {
    asking = new AbortController();
    try {
      const [{ search }, other] = await Promise.all([ask("suggest", { text }, asking), more(text, asking.signal)]);
      found(
        search.hits.nodes.map((hit) => hit.ci),
        other,
      );
    } catch (failure) {
      // Suggestions are a shortcut: whoever goes on without them is told what is wrong there.
      if (failure.name !== "AbortError") {
        none();
      }
    }
  };
  return {
    stop,
    typed(given) {
      stop();
      const text = given.trim();
      if (text) {
        timer = setTimeout(find, PAUSE, text);
      } else {
        none();
      }
    },
  };
}
