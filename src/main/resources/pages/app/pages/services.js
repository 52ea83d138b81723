/** The most critical services: who answers for them, how they fare, how exposed they are, and what comes next. */
import { html, nothing } from "lit";
import { within } from "../ask.js";
import { ciLink, criticalitySign, nameWord, short } from "../ci.js";
import { cfiaPage, changePage, servicePage } from "../links.js";
import { Page, why } from "../page.js";
import { budget, kept, ownerWord, structural } from "../service-level.js";
import { stateMark } from "../states.js";
import { table } from "../table.js";
import { shortSpan, zoneKnown, zoneName } from "../times.js";
import { number, t } from "../words.js";

/** Rows shown at once; the API answers for as many in one question. */
const ROWS = 100;
/** In milliseconds, until rows are shown without what comes next. */
const PATIENCE = 500;

class ServicesPage extends Page {
  static properties = {
    shownRows: { state: true },
    prospects: { state: true },
    unknown: { state: true },
  };

  constructor() {
    super();
    this.shownRows = ROWS;
    /** By key: its availability and its next change. */
    this.prospects = new Map();
    /** Why they are not known. */
    this.unknown = null;
  }

  async load(signal) {
    const [{ criticalComponents, outageImpact }] = await Promise.all([this.ask("services"), zoneKnown()]);
    const states = new Map(outageImpact?.services.map(({ ci, state }) => [ci.key, state]));
    const services = criticalComponents.services.map((one) => ({
      ...one,
      state: outageImpact ? (states.get(one.ci.key) ?? "UNAFFECTED") : null,
    }));
    this.prospects = new Map();
    this.unknown = null;
    this.shownRows = ROWS;
    await within(this.#lookAhead(services.slice(0, ROWS), signal), PATIENCE);
    return { ...criticalComponents, services };
  }

  /** What takes longer to work out comes when it is ready, for the services that are shown. */
  async #lookAhead(services, signal) {
    const keys = services.map(({ ci }) => ci.key);
    if (keys.length === 0) {
      return;
    }
    try {
      const { availabilities, nextChanges } = await this.ask("service-prospects", { keys }, signal);
      const known = new Map(this.prospects);
      for (const key of keys) {
        known.set(key, {
          level: availabilities?.find((one) => one.ci.key === key) ?? null,
          next: nextChanges?.find((one) => one.of === key) ?? null,
        });
      }
      this.prospects = known;
    } catch (failure) {
      if (failure.name !== "AbortError") {
        this.unknown = failure;
      }
    }
  }

  #more() {
    const { services } = this.answer;
    this.#lookAhead(services.slice(this.shownRows, this.shownRows + ROWS));
    this.shownRows += ROWS;
  }

  heading(answer) {
    if (!answer) {
      return t("services.title");
    }
    const out = answer.services.filter((one) => one.state === "OUTAGE").length;
    return out
      ? t("services.out", { count: out, all: answer.services.length })
      : t("services.fine", { count: answer.services.length });
  }

  honesty({ revision, completeness }) {
    return { revision, complete: completeness.complete };
  }

  exports() {
    return [this.file("csv")];
  }

  content({ services, completeness }) {
    if (services.length === 0) {
      return html`<p class="empty">${t("services.none")}</p>`;
    }
    return html`
      ${completeness.complete ? "" : html`<p class="banner warning" lang="en">${completeness.missing}</p>`}
      ${this.unknown ? html`<p class="banner warning">${t("services.unknown")} ${why(this.unknown)}</p>` : nothing}
      ${this.#findings(services)}
      ${table(
        t("services.caption"),
        [
          t("services.service"),
          t("services.state"),
          t("services.criticality"),
          t("services.owner"),
          t("services.availability"),
          t("services.budget"),
          { word: t("services.single-points"), number: true },
          t("services.next", { zone: zoneName() }),
        ],
        services.slice(0, this.shownRows).map((one) => this.#row(one)),
        { unseen: true, kind: "services" },
      )}
      ${services.length > this.shownRows
        ? html`<button type="button" @click=${() => this.#more()}>
            ${t("services.more", { count: services.length - this.shownRows })}
          </button>`
        : nothing}
      <p class="help">${t("services.help")}</p>
    `;
  }

  /** What somebody should see to, in numbers. */
  #findings(services) {
    const levels = [...this.prospects.values()].map(({ level }) => level).filter(Boolean);
    const findings = [
      ["services.found.no-owner", services.filter(({ ci }) => !ci.owner).length],
      ["services.found.broken", levels.filter(({ keepsPromise }) => keepsPromise === false).length],
      ["services.found.no-promise", levels.filter(({ promised }) => promised === null).length],
    ].filter(([, count]) => count > 0);
    if (findings.length) {
      return html`<p class="facts-line">${findings.map(([word, count]) => html`<span>${t(word, { count })}</span>`)}</p>`;
    }
    return this.unknown
      ? nothing
      : html`<p class="facts-line">${t(this.prospects.size ? "services.found.nothing" : "ci.looking")}</p>`;
  }

  #row({ ci, state, singlePoints }) {
    return html`<tr>
      <th scope="row">
        ${ciLink(ci, null, servicePage(ci.key))}
        <small class="block">${nameWord(ci.class)}${ci.environment ? html` · <bdi>${short(ci.environment)}</bdi>` : nothing}</small>
      </th>
      <td>${state ? stateMark(state) : "–"}</td>
      <td>${criticalitySign(ci.criticality)}</td>
      <td>${ownerWord(ci.owner, short)}</td>
      ${this.#prospect(ci.key)}
      <td class="number">
        <a
          href=${cfiaPage([ci.key], { single: 1 })}
          aria-label=${t("services.points-of", { count: singlePoints, name: short(ci.name) })}
          >${number(singlePoints)}</a
        >
      </td>
      ${this.#next(ci.key)}
    </tr>`;
  }

  #prospect(key) {
    const known = this.prospects.get(key);
    if (!known) {
      return this.unknown ? html`<td>–</td><td>–</td>` : html`${WAITING}${WAITING}`;
    }
    const { level } = known;
    return level
      ? html`<td>${structural(level)}<small class="block">${kept(level)}</small></td>
          <td>${budget(level)}</td>`
      : html`<td>${t("services.not-reached")}</td><td>–</td>`;
  }

  #next(key) {
    const known = this.prospects.get(key);
    if (!known) {
      return this.unknown ? html`<td>–</td>` : WAITING;
    }
    const { next } = known;
    return next
      ? html`<td>
          <a class="record" href=${changePage(next.change.number)} title=${short(next.change.title)}>${next.change.number}</a>
          <small class="block">${shortSpan(next.start, next.end)}</small>
          <small class="block">${t(`state.${next.state}`)}</small>
        </td>`
      : html`<td>${t("services.no-change")}</td>`;
  }
}
customElements.define("kaskade-services-page", ServicesPage);

const WAITING = html`<td aria-busy="true" class="quiet">…</td>`;
