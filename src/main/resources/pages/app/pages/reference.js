/** The reference of GraphQL stands in its document; this finds in it, and copies. */
import { number, t } from "../words.js";

const filter = document.getElementById("filter");
const status = document.getElementById("filtered");
const contents = [...document.querySelectorAll(".contents > li")];

/** What is hidden or shown as one: entries, in types, in chapters. */
const entries = [...document.querySelectorAll(".reference .entry")];
const types = [...document.querySelectorAll(".reference .type")];
const chapters = [...document.querySelectorAll(".reference .chapter")];
const others = [document.getElementById("asking"), document.getElementById("limits")];

const texts = new Map();
const textOf = (element) => {
  if (!texts.has(element)) {
    texts.set(element, `${element.id} ${element.textContent}`.toLowerCase());
  }
  return texts.get(element);
};

/** A type is found by its own name and description too; it then stays whole. */
function show() {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (text) => words.every((word) => text.includes(word));
  let found = 0;
  for (const entry of entries) {
    entry.hidden = !has(textOf(entry));
    found += entry.hidden ? 0 : 1;
  }
  for (const type of types) {
    const whole = words.length > 0 && has(`${type.id} ${type.querySelector(":scope > p")?.textContent ?? ""}`.toLowerCase());
    type.hidden = !whole && words.length > 0 && !type.querySelector(".entry:not([hidden])");
    if (whole) {
      type.querySelectorAll(".entry").forEach((entry) => (entry.hidden = false));
    }
    type.querySelectorAll("details.inherited").forEach((details) => {
      details.open = words.length > 0 && !whole && details.querySelector(".entry:not([hidden])") !== null;
    });
  }
  for (const chapter of chapters) {
    chapter.hidden = words.length > 0 && !chapter.querySelector(".type:not([hidden]), .entry:not([hidden])");
  }
  for (const part of [...others, ...contents]) {
    part.hidden = words.length > 0;
  }
  status.textContent = words.length ? t("reference.found", { count: found, text: number(found) }) : "";
  const address = new URL(location);
  filter.value ? address.searchParams.set("find", filter.value) : address.searchParams.delete("find");
  history.replaceState(null, "", address);
}

/** What a link leads to is shown, whatever was looked for. */
function showTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.closest("[hidden]")) {
    filter.value = "";
    show();
  }
  target?.closest("details")?.setAttribute("open", "");
  target?.scrollIntoView();
}

function copyButton(example) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "small";
  button.textContent = t("reference.copy");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(example.textContent);
    button.textContent = t("reference.copied");
  });
  example.after(button);
}

document.querySelectorAll(".reference pre").forEach(copyButton);
filter.form.hidden = false;
filter.form.addEventListener("submit", (event) => event.preventDefault());
filter.addEventListener("input", show);
filter.value = new URLSearchParams(location.search).get("find") ?? "";
if (filter.value) {
  show();
}
if (matchMedia("(max-width: 900px)").matches) {
  document.querySelector(".reference nav details").open = false;
}
addEventListener("hashchange", showTarget);
if (location.hash) {
  showTarget();
}
