/** What stands around every page: search, theme, language, who is signed in, keys, newer revisions. */
import { html, nothing, render } from "lit";
import { ask, follow } from "./ask.js";
import { keepAddressInLanguageLinks, onKeys, singleKeys, themeSwitch } from "./choices.js";
import { searchBox } from "./search.js";
import { list, t } from "./words.js";

const page = () => document.querySelector("main > *");
const search = document.getElementById("search");

themeSwitch(document.getElementById("theme"));
keepAddressInLanguageLinks();
searchBox(document.querySelector(".top .search"));
search.value = new URLSearchParams(location.search).get("q") ?? "";

ask("viewer").then(({ viewer }) => {
  document.getElementById("who").textContent = viewer.person;
  document.getElementById("rights").textContent = t("shell.roles", { roles: list(viewer.roles) });
}, ignored);

const menu = document.getElementById("user");
document.addEventListener("click", (event) => {
  if (!menu.contains(event.target)) {
    menu.open = false;
  }
});
menu.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

onKeys({
  "/": () => {
    search.focus();
    search.select();
  },
  "?": showKeys,
});
document.getElementById("keys").addEventListener("click", showKeys);

/** The sheet of keys, where single ones are switched off too. */
function showKeys() {
  const sheet = document.createElement("dialog");
  sheet.className = "keys";
  sheet.setAttribute("aria-labelledby", "keys-title");
  const rows = [
    ["/", "shell.key.search"],
    ["?", "shell.key.keys"],
    ["Esc", "shell.key.close"],
    ["↑ ↓", "shell.key.rows"],
    ...(page()?.constructor.keys ?? []),
  ];
  render(
    html`<h2 id="keys-title">${t("shell.keys")}</h2>
      <table>
        <caption class="unseen">${t("shell.keys")}</caption>
        <tbody>
          ${rows.map(([key, word]) => html`<tr><th scope="row"><kbd>${key}</kbd></th><td>${t(word)}</td></tr>`)}
        </tbody>
      </table>
      <label class="check">
        <input type="checkbox" .checked=${singleKeys.on()} @change=${(e) => singleKeys.set(e.target.checked)} />
        ${t("shell.single-keys")}
      </label>
      <form method="dialog"><button type="submit">${t("shell.close")}</button></form>`,
    sheet,
  );
  sheet.addEventListener("close", () => sheet.remove());
  document.body.append(sheet);
  sheet.showModal();
}

/**
 * Says that a newer revision is there, and lets the reader decide. A page in the background doesn't
 * listen: a browser has six connections to a server for all its tabs.
 */
let shown = 0;
let newest = 0;
let listening = null;

document.addEventListener("kaskade-shown", (event) => {
  shown = event.detail.revision;
  tellOfNewer();
  listen();
});
document.addEventListener("visibilitychange", listen);

function listen() {
  if (document.visibilityState === "hidden") {
    listening?.abort();
    listening = null;
  } else if (!listening && shown && !new URLSearchParams(location.search).has("rev")) {
    listening = new AbortController();
    const { signal } = listening;
    const fromRevision = Math.max(shown, newest);
    follow("estate-changed", { fromRevision }, ({ estateChanged }) => {
      newest = estateChanged.revision.number;
      tellOfNewer();
    }, { signal }).catch(ignored);
  }
}

function tellOfNewer() {
  const update = () => page().reload();
  render(
    newest > shown
      ? html`<p class="banner">
          ${t("shell.newer", { revision: newest })}
          <button type="button" @click=${update}>${t("shell.update")}</button>
        </p>`
      : nothing,
    document.getElementById("newer"),
  );
}

/** The page itself says that nothing can be reached; the frame needn't say it again. */
function ignored() {}
