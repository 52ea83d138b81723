/** Which single outage best explains what is reported. Works for one thumb at night. */
import { html, nothing } from "lit";
import { ask } from "../ask.js";
import { ciLink, nameWord, separated, short } from "../ci.js";
import "../ci-field.js";
import { time } from "../honesty.js";
import { changePage, impactPage } from "../links.js";
import { Page } from "../page.js";
import { stated } from "../scenario.js";
import { STATES, stateMark } from "../states.js";
import { list, t } from "../words.js";

const MOST_PASTED = 50;

const symptom = (given) => stated(given, STATES);

class CausesPage extends Page {
  static properties = { unknown: { state: true } };

  constructor() {
    super();
    this.unknown = [];
  }

  get down() {
    return this.address.query.getAll("down").filter(Boolean);
  }

  get healthy() {
    return this.address.query.getAll("ok").filter(Boolean);
  }

  async load() {
    const symptoms = this.down.map(symptom);
    if (symptoms.length === 0) {
      return { causes: null, names: new Map() };
    }
    const keys = [...new Set([...symptoms.map((one) => one.key), ...this.healthy])];
    const answer = await this.ask("causes-page", {
      symptoms,
      healthy: this.healthy,
      keys,
      count: keys.length,
    });
    return {
      causes: answer.probableCauses,
      revision: answer.latestRevision,
      names: new Map(answer.neighborhood.nodes.map((ci) => [ci.key, ci.name])),
    };
  }

  heading(answer) {
    if (!answer?.causes) {
      return t("causes.title");
    }
    const [best] = answer.causes;
    return best
      ? t("causes.heading", {
          name: short(best.ci.name),
          explained: best.explained.length,
          count: best.explained.length + best.unexplained.length,
        })
      : t("causes.none");
  }

  honesty({ revision }) {
    return revision ? { revision } : null;
  }

  content(answer) {
    return html`
      ${this.reports("down", t("causes.down"), this.down, answer.names)}
      ${this.reports("ok", t("causes.healthy"), this.healthy, answer.names)}
      ${this.pasting()}
      ${answer.causes === null
        ? html`<p class="empty">${t("causes.empty")}</p>`
        : answer.causes.length
          ? html`<ol class="causes">
              ${answer.causes.map((cause) => this.cause(cause))}
            </ol>`
          : html`<p class="empty">${t("causes.none-text")}</p>`}
    `;
  }

  reports(name, title, given, names) {
    return html`<section class="reports" aria-label=${title}>
      <h2>${title}</h2>
      <kaskade-ci-field
        label=${t(name === "down" ? "causes.add-down" : "causes.add-healthy")}
        @ci-chosen=${({ detail }) => this.report(name, [...given, detail.key])}
      ></kaskade-ci-field>
      ${given.length
        ? html`<ul>
            ${given.map((one) => {
              const { key, state } = symptom(one);
              const shown = short(names.get(key) ?? key);
              return html`<li>
                ${name === "down" ? stateMark(state) : nothing} <bdi>${shown}</bdi>
                <button
                  type="button"
                  class="quiet"
                  aria-label=${t("causes.remove", { name: shown })}
                  @click=${() => this.report(name, given.filter((other) => other !== one))}
                >
                  ×
                </button>
              </li>`;
            })}
          </ul>`
        : nothing}
    </section>`;
  }

  report(name, given) {
    return this.go({ [name]: [...new Set(given)] }, { subject: true });
  }

  pasting() {
    return html`<details>
      <summary>${t("causes.paste")}</summary>
      <form
        @submit=${(event) => {
          event.preventDefault();
          return this.paste(event.target.elements.names.value);
        }}
      >
        <label for="names">${t("causes.names", { count: MOST_PASTED })}</label>
        <textarea id="names" name="names" rows="5" spellcheck="false"></textarea>
        <button type="submit">${t("causes.take")}</button>
      </form>
      ${this.unknown.length
        ? html`<p class="problem" role="alert">${t("causes.unknown", { names: list(this.unknown) })}</p>`
        : nothing}
    </details>`;
  }

  /** Takes each line that names exactly one CI, by key or name. */
  async paste(text) {
    const names = [...new Set(text.split(/[\n,;]/).map((line) => line.trim()))].filter(Boolean);
    const found = await Promise.all(
      names.slice(0, MOST_PASTED).map(async (name) => {
        const { search } = await ask("suggest", { text: name });
        const same = search.hits.nodes.map((hit) => hit.ci).filter((ci) => [ci.key, ci.name].some((one) => alike(one, name)));
        return same.length === 1 ? same[0].key : null;
      }),
    );
    this.unknown = names.filter((_, place) => !found[place]).map((name) => short(name));
    const keys = found.filter(Boolean);
    if (keys.length) {
      await this.report("down", [...this.down, ...keys]);
    }
  }

  cause({ ci, explained, unexplained, contradicted, unreported, recentChanges }) {
    const facts = [
      ["causes.explains", explained],
      ["causes.leaves", unexplained],
      ["causes.contradicts", contradicted],
      ["causes.unreported", unreported],
    ].filter(([, cis]) => cis.length);
    return html`<li>
      <h2>${ciLink(ci)} <small>${nameWord(ci.class)}</small></h2>
      <p>
        ${t("causes.share", { explained: explained.length, count: explained.length + unexplained.length })}
        ${ci.owner ? t("causes.call", { owner: short(ci.owner) }) : t("causes.no-owner")}
      </p>
      <dl class="facts">
        ${facts.map(
          ([word, cis]) => html`<dt>${t(word)}</dt>
            <dd>${separated(cis.map((one) => ciLink(one)))}</dd>`,
        )}
        ${recentChanges.length
          ? html`<dt>${t("causes.changed")}</dt>
              <dd>
                ${recentChanges.map(
                  (change) => html`<div>
                    <a href=${changePage(change.number)}>${change.number}</a> ${short(change.title)}
                    ${change.start ? time(change.start) : nothing}
                  </div>`,
                )}
              </dd>`
          : nothing}
      </dl>
      <a href=${impactPage(ci.key)}>${t("causes.reach")}</a>
    </li>`;
  }
}
customElements.define("kaskade-causes-page", CausesPage);

const alike = (one, other) => one.toLowerCase() === other.toLowerCase();
