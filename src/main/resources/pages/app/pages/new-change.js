/** P9: a new change: one form, and beside it what it risks, worked out as it is written. */
import { html, nothing } from "lit";
import { ask } from "../ask.js";
import { nameWord, short } from "../ci.js";
import "../ci-field.js";
import { changePage, ciPage } from "../links.js";
import { Page, why } from "../page.js";
import { party, pointsBar, riskMark } from "../risk.js";
import { stateMark } from "../states.js";
import { instantOf, zoneKnown, zoneName } from "../times.js";
import { language, t } from "../words.js";

const PAUSE = 500;
const EFFECTS = ["UNAFFECTED", "AT_RISK", "DEGRADED", "OUTAGE"];
const KEPT = "kaskade.new-change";
const TEXTS = ["description", "implementer", "backoutPlan", "testEvidence"];
const EMPTY = {
  title: "",
  type: "NORMAL",
  template: "",
  start: "",
  end: "",
  description: "",
  implementer: "",
  backoutPlan: "",
  testEvidence: "",
  backupConfirmed: false,
  changes: [],
};

class NewChangePage extends Page {
  static properties = {
    draft: { state: true },
    risk: { state: true },
    assessing: { state: true },
    problem: { state: true },
    missingFields: { state: true },
  };

  #timer = 0;
  #running = null;

  /** Sent twice, it is proposed once. */
  #operation = crypto.randomUUID?.();

  constructor() {
    super();
    this.draft = EMPTY;
    this.risk = null;
    this.assessing = false;
    this.problem = null;
    this.missingFields = [];
  }

  async load(signal) {
    await zoneKnown();
    const { recordTemplates } = await ask("standard-changes", {}, { signal });
    this.draft = { ...EMPTY, ...JSON.parse(sessionStorage.getItem(KEPT) ?? "{}") };
    const asked = this.address.query.getAll("ci");
    await this.#include(asked.filter((key) => !this.draft.changes.some((one) => one.key === key)), signal);
    this.#assess();
    return { templates: recordTemplates };
  }

  async #include(keys, signal) {
    if (keys.length === 0) {
      return;
    }
    const { neighborhood } = await this.ask("changed-cis", { keys, count: keys.length }, signal);
    this.draft = { ...this.draft, changes: [...this.draft.changes, ...neighborhood.nodes.map(changed)] };
  }

  heading() {
    return t("new-change.title");
  }

  content({ templates }) {
    const { draft } = this;
    return html`<div class="columns wide-first">
      <form class="change" novalidate @submit=${(event) => this.submit(event)} @input=${this.#typed} @change=${this.#typed}>
        ${this.#problems()}
        ${this.#text("title", { word: "what", required: true })} ${this.#type(templates)}
        <fieldset id="field-changes" tabindex="-1">
          <legend>${t("new-change.changes")}</legend>
          ${draft.changes.length
            ? html`<ul class="plain">
                ${draft.changes.map((one) => this.#changedCi(one))}
              </ul>`
            : nothing}
          <kaskade-ci-field
            label=${t("new-change.add-ci")}
            @ci-chosen=${({ detail }) => this.#add(detail)}
          ></kaskade-ci-field>
        </fieldset>
        <fieldset class="pair">
          <legend>${t("new-change.window", { zone: zoneName() })}</legend>
          ${this.#moment("start")} ${this.#moment("end")}
        </fieldset>
        ${this.#text("implementer")} ${this.#area("description")} ${this.#area("backoutPlan")} ${this.#area("testEvidence")}
        <label class="check">
          <input type="checkbox" name="backupConfirmed" .checked=${draft.backupConfirmed} />
          ${t("new-change.backupConfirmed")}
        </label>
        <p class="buttons">
          <button class="primary">${t("new-change.propose")}</button>
          <a class="button" href="/changes">${t("new-change.back")}</a>
        </p>
      </form>
      <aside class="panel" aria-label=${t("new-change.risk")} aria-busy=${this.assessing ? "true" : "false"}>
        ${this.#assessment()}
      </aside>
    </div>`;
  }

  #problems() {
    if (!this.problem && this.missingFields.length === 0) {
      return nothing;
    }
    return html`<div class="banner error" role="alert" id="problems" tabindex="-1">
      ${this.missingFields.length
        ? html`<p>${t("new-change.missing")}</p>
            <ul>
              ${this.missingFields.map(
                ({ field, word }) => html`<li><a href="#field-${field}">${t(word)}</a></li>`,
              )}
            </ul>`
        : html`<p>${why(this.problem)}</p>`}
    </div>`;
  }

  #text(name, { word = name, required = false } = {}) {
    return html`<label
      >${t(`new-change.${word}`)}
      <input id="field-${name}" type="text" name=${name} ?required=${required} .value=${this.draft[name]} />
    </label>`;
  }

  #area(name) {
    return html`<label
      >${t(`new-change.${name}`)} <textarea name=${name} rows="3" .value=${this.draft[name]}></textarea>
    </label>`;
  }

  #moment(name) {
    return html`<label
      >${t(`new-change.${name}`)}
      <input id="field-${name}" type="datetime-local" name=${name} required .value=${this.draft[name]} />
    </label>`;
  }

  #type(templates) {
    const choices = [
      ["NORMAL", t("new-change.type.NORMAL")],
      ["EMERGENCY", t("new-change.type.EMERGENCY")],
      ...templates.map(({ name, description }) => [
        `STANDARD ${name}`,
        t("new-change.type.STANDARD", { name, description: short(description) }),
      ]),
    ];
    const chosen = this.draft.template ? `STANDARD ${this.draft.template}` : this.draft.type;
    return html`<label
      >${t("new-change.type")}
      <select name="type">
        ${choices.map(
          ([value, word]) => html`<option value=${value} ?selected=${value === chosen}>${word}</option>`,
        )}
      </select>
    </label>`;
  }

  #changedCi({ key, name, class: ciClass, effect }) {
    return html`<li>
      <a href=${ciPage(key)}><bdi>${short(name)}</bdi></a> <small>${nameWord(ciClass)}</small>
      <label
        ><span class="unseen">${t("new-change.effect", { name: short(name) })}</span>
        <select @change=${(event) => this.#edit(key, { effect: event.target.value })}>
          ${EFFECTS.map(
            (one) => html`<option value=${one} ?selected=${one === effect}>${t(`new-change.effect.${one}`)}</option>`,
          )}
        </select>
      </label>
      <button
        type="button"
        class="quiet"
        aria-label=${t("new-change.remove", { name: short(name) })}
        @click=${() => this.#keep({ changes: this.draft.changes.filter((one) => one.key !== key) })}
      >
        ×
      </button>
    </li>`;
  }

  #add(ci) {
    if (!this.draft.changes.some((one) => one.key === ci.key)) {
      this.#keep({ changes: [...this.draft.changes, changed(ci)] });
    }
  }

  #edit(key, values) {
    this.#keep({
      changes: this.draft.changes.map((one) => (one.key === key ? { ...one, ...values } : one)),
    });
  }

  #typed({ target }) {
    const { name, type, checked, value } = target;
    if (!(name in EMPTY)) {
      return;
    }
    if (name === "type") {
      const [kind, template = ""] = value.split(" ");
      this.#keep({ type: kind, template });
    } else {
      this.#keep({ [name]: type === "checkbox" ? checked : value });
    }
  }

  /** Survives a reload of the page, and a mistaken step away from it. */
  #keep(values) {
    this.draft = { ...this.draft, ...values };
    sessionStorage.setItem(KEPT, JSON.stringify(this.draft));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#assess(), PAUSE);
  }

  get #input() {
    const { draft } = this;
    const texts = Object.fromEntries(TEXTS.map((name) => [name, draft[name].trim() || null]));
    return {
      title: draft.title.trim(),
      ...texts,
      backupConfirmed: draft.backupConfirmed,
      start: draft.start ? instantOf(draft.start).toISOString() : null,
      end: draft.end ? instantOf(draft.end).toISOString() : null,
      changes: draft.changes.map(({ key, effect }) => ({ key, effect })),
    };
  }

  get #proposal() {
    const { template, type } = this.draft;
    return template ? { ...this.#input, template } : { ...this.#input, type };
  }

  get #complete() {
    const { start, end, changes } = this.#input;
    return changes.length > 0 && start !== null && end !== null;
  }

  async #assess() {
    this.#running?.abort();
    if (!this.#complete) {
      this.risk = null;
      return;
    }
    const running = (this.#running = new AbortController());
    this.assessing = true;
    try {
      const input = { ...this.#proposal, title: this.draft.title.trim() || "–" };
      const { assessChange } = await ask("assess-draft", { input, language }, running);
      this.risk = assessChange;
      this.problem = null;
    } catch (failure) {
      if (failure.name === "AbortError") {
        return;
      }
      this.risk = null;
      this.problem = failure;
    }
    this.assessing = false;
  }

  #assessment() {
    const { risk } = this;
    if (!risk) {
      return html`<h2>${t("new-change.risk")}</h2>
        <p>${t(this.assessing ? "new-change.assessing" : "new-change.not-yet")}</p>`;
    }
    return html`
      <h2>${t("new-change.risk")} ${riskMark(risk)}</h2>
      ${risk.collisions.length
        ? html`<h3>${t("new-change.collisions")}</h3>
            <ul>
              ${risk.collisions.map(
                ({ with: other, services }) => html`<li>
                  <a href=${changePage(other.number)}>${other.number}</a> ${short(other.title)}:
                  ${services.map(({ ci, state }) => html`${short(ci.name)} ${stateMark(state)} `)}
                </li>`,
              )}
            </ul>`
        : nothing}
      ${this.#services("new-change.expected", risk.expected)}
      ${this.#services("new-change.worst", risk.worstCase)}
      <h3>${t("new-change.approvals")}</h3>
      ${risk.requiredApprovals.length
        ? html`<ul>
            ${risk.requiredApprovals.map(
              ({ approver, reason }) => html`<li>${short(party(approver))} – ${short(reason, 400)}</li>`,
            )}
          </ul>`
        : html`<p>${t("new-change.nobody")}</p>`}
      <h3>${t("new-change.factors")}</h3>
      <ul class="factors">
        ${risk.factors
          .filter((factor) => factor.points > 0)
          .map(
            (factor) => html`<li>
              ${pointsBar(factor.points, factor.maxPoints)} <b>${factor.label}</b> ${short(factor.finding, 400)}
            </li>`,
          )}
      </ul>
    `;
  }

  #services(word, { services }) {
    return html`<h3>${t(word)}</h3>
      ${services.length
        ? html`<ul>
            ${services.map(
              ({ ci, state }) => html`<li>
                <a href=${ciPage(ci.key)}><bdi>${short(ci.name)}</bdi></a> ${stateMark(state)}
              </li>`,
            )}
          </ul>`
        : html`<p>${t("new-change.no-service")}</p>`}`;
  }

  async submit(event) {
    event.preventDefault();
    const input = this.#input;
    this.missingFields = [
      input.title ? null : { field: "title", word: "new-change.missing.title" },
      input.changes.length ? null : { field: "changes", word: "new-change.missing.changes" },
      input.start && input.end && input.end <= input.start
        ? { field: "end", word: "new-change.missing.order" }
        : null,
    ].filter(Boolean);
    this.problem = null;
    if (this.missingFields.length === 0) {
      try {
        const { proposeChange } = await ask("propose-change", {
          input: this.#proposal,
          operationId: this.#operation,
        });
        sessionStorage.removeItem(KEPT);
        location.assign(changePage(proposeChange.number));
        return;
      } catch (failure) {
        this.problem = failure;
      }
    }
    await this.updateComplete;
    this.querySelector("#problems").focus();
  }
}
customElements.define("kaskade-new-change-page", NewChangePage);

const changed = ({ key, name, class: ciClass }) => ({ key, name, class: ciClass, effect: "OUTAGE" });
