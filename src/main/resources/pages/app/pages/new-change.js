/** P9: a new or edited change: one form, and beside it what it risks, worked out as it is written. */
import { html, nothing } from "lit";
import { ask } from "../ask.js";
import { canBeEdited } from "../change-actions.js";
import { EMPTY, changed, draftOf, forget, inputOf, keep, kept, proposalOf } from "../change-draft.js";
import { nameWord, short } from "../ci.js";
import "../ci-field.js";
import { draftRisk } from "../draft-risk.js";
import { changePage, ciPage } from "../links.js";
import { Page, why } from "../page.js";
import { zoneKnown, zoneName } from "../times.js";
import { language, t } from "../words.js";

const PAUSE = 500;
const EFFECTS = ["UNAFFECTED", "AT_RISK", "DEGRADED", "OUTAGE"];
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
    this.change = null;
    this.risk = null;
    this.assessing = false;
    this.problem = null;
    this.missingFields = [];
  }

  async load(signal) {
    await zoneKnown();
    const { path } = this.address;
    const change = path[2] === "edit" ? (await this.ask("edited-change", { number: path[1] }, signal)).change : null;
    if (path[2] === "edit" && !change) {
      return { unknown: path[1] };
    }
    const { recordTemplates } = await ask("standard-changes", {}, { signal });
    this.change = change;
    this.draft = { ...EMPTY, ...(change && draftOf(change)), ...kept(change) };
    const asked = this.address.query.getAll("ci");
    await this.#include(asked.filter((key) => !this.draft.changes.some((one) => one.key === key)), signal);
    this.#assess();
    return { templates: recordTemplates, change };
  }

  async #include(keys, signal) {
    if (keys.length === 0) {
      return;
    }
    const { neighborhood } = await this.ask("changed-cis", { keys, count: keys.length }, signal);
    this.draft = { ...this.draft, changes: [...this.draft.changes, ...neighborhood.nodes.map(changed)] };
  }

  heading(answer) {
    const { change, unknown } = answer ?? {};
    return unknown
      ? t("change.unknown-number", { number: unknown })
      : change
        ? t("new-change.editing", { number: change.number })
        : t("new-change.title");
  }

  content({ templates, change, unknown }) {
    const { draft } = this;
    if (unknown || (change && !canBeEdited(change))) {
      return html`<p class="empty">
        ${unknown ? t("change.unknown") : t("new-change.locked", { state: t(`change.state.${change.state}`) })}
        <a href=${change ? changePage(change.number) : "/changes"}>${change ? change.number : t("changes.title")}</a>
      </p>`;
    }
    return html`${change && change.state !== "DRAFT" ? html`<p class="banner">${t("change.editing.asked")}</p>` : nothing}
      <div class="columns wide-first">
      <form class="change" novalidate @submit=${(event) => this.submit(event)} @input=${this.#typed} @change=${this.#typed}>
        ${this.#problems()}
        ${this.#text("title", { word: "what", required: true })} ${change ? nothing : this.#type(templates)}
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
          <button class="primary">${t(change ? "change.save" : "new-change.propose")}</button>
          <a class="button" href=${change ? changePage(change.number) : "/changes"} @click=${() => forget(change)}
            >${t("new-change.back")}</a
          >
        </p>
      </form>
      <aside class="panel" aria-label=${t("new-change.risk")} aria-busy=${this.assessing ? "true" : "false"}>
        ${draftRisk(this.risk, this.assessing)}
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
    keep(this.change, this.draft);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#assess(), PAUSE);
  }

  async #assess() {
    this.#running?.abort();
    const { start, end, changes } = inputOf(this.draft);
    if (changes.length === 0 || start === null || end === null) {
      this.risk = null;
      return;
    }
    const running = (this.#running = new AbortController());
    this.assessing = true;
    try {
      const input = { ...proposalOf(this.draft), title: this.draft.title.trim() || "–" };
      const { assessChange } = await ask("assess-draft", { input, instead: this.change?.number ?? null, language }, running);
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

  /** @returns {Promise<string>} the number of the change */
  async #send(input) {
    if (this.change) {
      const { number, version, changes } = this.change;
      // Of more than the form has room for, none is replaced.
      const { changes: shown, ...rest } = input;
      const edited = changes.totalCount > changes.nodes.length ? rest : { ...rest, changes: shown };
      await ask("edit-change", { number, version, input: edited });
      return number;
    }
    const operationId = this.#operation;
    const { proposeChange } = await ask("propose-change", { input: proposalOf(this.draft), operationId });
    return proposeChange.number;
  }

  async submit(event) {
    event.preventDefault();
    const input = inputOf(this.draft);
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
        const number = await this.#send(input);
        forget(this.change);
        location.assign(changePage(number));
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
