/** What the signs mean, which keys there are, and where to ask. */
import { html } from "lit";
import { Page } from "../page.js";
import { STATES, stateMark } from "../states.js";
import { table } from "../table.js";
import { KEYS as PICTURE_KEYS } from "../walk.js";
import { t } from "../words.js";

const KEYS = [
  ["/", "shell.key.search"],
  ["?", "shell.key.keys"],
  ["Esc", "shell.key.close"],
  ...PICTURE_KEYS,
  ["f", "explore.key.find"],
];

/** Where each question is answered: words and address. */
const PLACES = [
  ["help.ask.data", "/search"],
  ["help.ask.rights", "/settings"],
  ["help.ask.api", "/docs/graphql"],
  ["help.ask.sources", "/sources"],
];

class HelpPage extends Page {
  async load() {
    return {};
  }

  heading() {
    return t("help.title");
  }

  content() {
    return html`
      <section>
        <h2 id="states">${t("help.states")}</h2>
        ${table(
          t("help.states"),
          [t("help.state"), t("help.means")],
          [...STATES].reverse().map(
            (state) =>
              html`<tr>
                <th scope="row">${stateMark(state)}</th>
                <td>${t(`help.state.${state}`)}</td>
              </tr>`,
          ),
          { unseen: true },
        )}
      </section>
      <section>
        <h2 id="pictures">${t("help.pictures")}</h2>
        <ul>
          ${["lines", "services", "failed", "groups", "folds", "badges"].map((sign) => html`<li>${t(`help.picture.${sign}`)}</li>`)}
        </ul>
      </section>
      <section>
        <h2 id="keys-of-pages">${t("shell.keys")}</h2>
        ${table(
          t("shell.keys"),
          [t("help.key"), t("help.does")],
          KEYS.map(
            ([key, word]) =>
              html`<tr>
                <th scope="row"><kbd>${key}</kbd></th>
                <td>${t(word)}</td>
              </tr>`,
          ),
          { unseen: true },
        )}
        <p><a href="/settings">${t("help.keys.off")}</a></p>
      </section>
      <section>
        <h2 id="asking">${t("help.ask")}</h2>
        <ul>
          ${PLACES.map(([word, address]) => html`<li><a href=${address}>${t(word)}</a></li>`)}
        </ul>
      </section>
    `;
  }
}

customElements.define("kaskade-help-page", HelpPage);
