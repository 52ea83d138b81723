import { LitElement, html, nothing } from "lit";
import { ask } from "./ask.js";
import "./ci-field.js";
import { ciLink, nameWord, short } from "./ci.js";
import { names } from "./impact-scenario.js";
import { why } from "./page.js";
import { stateMark } from "./states.js";
import { table } from "./table.js";
import { number, t } from "./words.js";

/** Rows that are asked for after the first ones, which leave the picture in sight. */
const MORE = 100;
const SIDES = ["ONLY_A", "ONLY_B", "BOTH"];

/** The first rows of what two outages reach. */
export const askComparison = async ({ failed, versus, active, revision, side }, signal) =>
  (await ask("compare-outages", { a: failed, b: versus, active, revision, side: side || null }, { signal })).compareOutages;

/**
 * What two outages reach: only the one, only the other, or both.
 *
 * Tells `versus` (with the CIs that fail in the other one) and `side` (which rows are shown).
 *
 * @property {object} scenario what fails (`failed`), and `active` and `revision` of both
 * @property {{key: string, state: string}[]} versus what fails instead
 * @property {string} side of the rows; empty for all
 * @property {object} first what `askComparison` says of these; asked for where it is missing
 */
export class KaskadeComparison extends LitElement {
  static properties = {
    scenario: { attribute: false },
    versus: { attribute: false },
    side: {},
    first: { attribute: false },
    answer: { state: true },
    rows: { state: true },
    failure: { state: true },
  };

  #asked = "";

  constructor() {
    super();
    this.scenario = null;
    this.versus = [];
    this.side = "";
    this.first = null;
    this.answer = null;
    this.rows = [];
    this.failure = null;
  }

  createRenderRoot() {
    return this;
  }

  get variables() {
    const { failed, active, revision } = this.scenario;
    return { a: failed, b: this.versus, active, revision, side: this.side || null };
  }

  willUpdate(changed) {
    const asked = JSON.stringify(this.variables);
    if (changed.has("first") && this.first) {
      this.#asked = asked;
      this.#show(this.first);
    } else if (asked !== this.#asked) {
      this.#asked = asked;
      this.load(asked);
    }
  }

  #show(answer) {
    this.answer = answer;
    this.rows = answer.rows.nodes;
    this.failure = null;
  }

  async load(asked) {
    this.failure = null;
    try {
      const answer = await askComparison({ ...this.scenario, versus: this.versus, side: this.side });
      if (asked === this.#asked) {
        this.#show(answer);
      }
    } catch (failure) {
      this.failure = failure;
    }
  }

  async more() {
    const after = this.answer.rows.pageInfo.endCursor;
    const { compareOutages } = await ask("compare-outages", { ...this.variables, after, first: MORE });
    this.answer = compareOutages;
    this.rows = [...this.rows, ...compareOutages.rows.nodes];
  }

  render() {
    if (this.failure) {
      return html`<section>
        <div class="banner warning" role="status">${why(this.failure)}</div>
        ${this.versus.map((one) => this.instead(one.key, one.key))}
      </section>`;
    }
    if (!this.answer) {
      return html`<div class="skeleton" aria-busy="true"><i></i></div>`;
    }
    const { first, second, rows } = this.answer;
    const [a, b] = [first, second].map((one) => names(one.failed.map(({ ci }) => ci)));
    const counts = { ONLY_A: this.answer.onlyA, ONLY_B: this.answer.onlyB, BOTH: this.answer.both };
    const title = t("impact.compare.heading", { a, b });
    return html`<section>
      <h2 id="comparison">${title}</h2>
      <ul class="failed">
        ${second.failed.map(({ ci }) => this.instead(ci.key, ciLink(ci), ci.name))}
        <li><a href=${this.#turned()}>${t("impact.compare.turn")}</a></li>
      </ul>
      <div class="chips" role="group" aria-label=${t("impact.filter")}>
        ${SIDES.map(
          (side) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${side === this.side ? "true" : "false"}
              @click=${() => this.#tell("side", side === this.side ? null : side)}
            >
              ${t(`impact.compare.${side}`, { a, b })} <b>${number(counts[side])}</b>
            </button>`,
        )}
      </div>
      ${table(
        title,
        [
          t("impact.ci"),
          t("impact.class"),
          t("impact.compare.if", { names: a }),
          t("impact.compare.if", { names: b }),
        ],
        this.rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${ciLink(row.ci)}</th>
              <td>${nameWord(row.ci.class)}</td>
              <td>${stateMark(row.a)}</td>
              <td>${stateMark(row.b)}</td>
            </tr>`,
        ),
        { unseen: true },
      )}
      ${
        rows.pageInfo.hasNextPage
          ? html`<p>
              <button type="button" @click=${() => this.more()}>
                ${t("impact.more", { count: rows.totalCount - this.rows.length })}
              </button>
            </p>`
          : nothing
      }
    </section>`;
  }

  /** One of the CIs that fail in the other outage, to be taken out. */
  instead(key, shown, name = key) {
    return html`<li>
      <bdi>${shown}</bdi>
      <button
        type="button"
        class="quiet"
        aria-label=${t("impact.remove", { name: short(name) })}
        @click=${() => this.#tell("versus", this.#without(key))}
      >
        ×
      </button>
    </li>`;
  }

  /** A key of before a merge is asked for; that of the CI it leads to is answered. */
  #without(key) {
    const left = this.versus.filter((one) => one.key !== key);
    return left.length < this.versus.length ? left : [];
  }

  /** The other one looked at by itself, compared with this one. */
  #turned() {
    const query = new URLSearchParams(location.search);
    const [fail, vs] = [query.getAll("fail"), query.getAll("vs")];
    ["fail", "vs", "sel", "open", "state", "class", "side"].forEach((name) => query.delete(name));
    vs.forEach((one) => query.append("fail", one));
    fail.forEach((one) => query.append("vs", one));
    return `/impact?${query}`;
  }

  #tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true }));
  }
}

customElements.define("kaskade-comparison", KaskadeComparison);
