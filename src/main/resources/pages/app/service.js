/** What a CI is as a service: what it promises and can keep, what takes it down, which changes reach it. */
import { LitElement, html, nothing } from "lit";
import { ask } from "./ask.js";
import { ciLink, nameWord, short } from "./ci.js";
import { cfiaPage, changePage, impactPage, withQuery } from "./links.js";
import { why } from "./page.js";
import { riskMark } from "./risk.js";
import { budget, kept, percent, structural } from "./service-level.js";
import { shortSpan, zoneKnown, zoneName } from "./times.js";
import { language, list, number, t } from "./words.js";

const AHEAD = 366 * 86_400_000 - 1;
const SHOWN = 12;
const PAIRS = 6;

class Service extends LitElement {
  static properties = { key: {}, answer: { state: true }, failure: { state: true } };

  #running = null;

  constructor() {
    super();
    this.answer = null;
    this.failure = null;
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has("key")) {
      this.#load();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#running?.abort();
  }

  async #load() {
    this.#running?.abort();
    const { signal } = (this.#running = new AbortController());
    const now = Date.now();
    const [from, to] = [now, now + AHEAD].map((moment) => new Date(moment).toISOString());
    this.answer = null;
    this.failure = null;
    try {
      const [answer] = await Promise.all([ask("service-part", { key: this.key, from, to }, { signal }), zoneKnown()]);
      this.answer = answer;
    } catch (failure) {
      if (failure.name !== "AbortError") {
        this.failure = failure;
      }
    }
  }

  render() {
    if (this.failure) {
      return html`<p class="banner warning">${why(this.failure)}</p>`;
    }
    if (!this.answer) {
      return html`<div class="skeleton" aria-busy="true"><i></i><i></i></div>`;
    }
    const { availability, failureAnalysis, changeList } = this.answer;
    return html`<div class="columns">
      ${availability ? level(availability, this.key) : nothing} ${failureAnalysis ? points(failureAnalysis, this.key) : nothing}
      ${changeList ? coming(changeList, this.key) : nothing}
    </div>`;
  }
}
customElements.define("kaskade-service", Service);

function level(one, key) {
  const { cis, samples, completeness } = one;
  return html`<section>
    <h2 id="service-level">${t("service.level")}</h2>
    <dl class="facts">
      <dt>${t("service.promised")}</dt>
      <dd>${one.promised === null ? kept(one) : percent(one.promised)}</dd>
      <dt>${t("service.structural")}</dt>
      <dd>
        ${structural(one)} ${one.promised === null ? nothing : html`<small class="block">${kept(one)}</small>`}
        ${samples ? html`<small class="block">${t("service.samples", { count: samples })}</small>` : nothing}
      </dd>
      <dt>${t("service.budget")}</dt>
      <dd>${budget(one)}</dd>
      <dt>${t("service.assumed")}</dt>
      <dd>
        ${cis.totalCount === 0
          ? t("service.nothing-assumed")
          : html`<details>
              <summary>${t("service.of-their-class", { count: cis.totalCount, all: one.needed.totalCount })}</summary>
              <ul class="plain">
                ${cis.nodes.map(
                  ({ ci, availability }) =>
                    html`<li>${ciLink(ci)} <small>${nameWord(ci.class)}, ${percent(availability)}</small></li>`,
                )}
                ${cis.totalCount > cis.nodes.length
                  ? html`<li class="quiet">${t("ci.more", { count: cis.totalCount - cis.nodes.length })}</li>`
                  : nothing}
              </ul>
            </details>`}
      </dd>
    </dl>
    ${completeness.complete ? nothing : html`<p class="quiet" lang="en">${completeness.missing}</p>`}
    <p><a href=${withQuery("/service.pdf", { service: key, language })}>${t("service.report")}</a></p>
  </section>`;
}

/** What takes it down alone, and two together. */
function points({ singlePointsOfFailure: single, cutSets, completeness }, key) {
  const pairs = cutSets.nodes.filter(({ members }) => members.length === 2);
  const further = cutSets.totalCount > cutSets.nodes.length;
  return html`<section>
    <h2 id="single-points">${t("service.single-points", { count: single.totalCount })}</h2>
    ${single.totalCount
      ? html`<ul>
          ${single.nodes.slice(0, SHOWN).map((ci) => html`<li>${ciLink(ci)} <small>${nameWord(ci.class)}</small></li>`)}
        </ul>`
      : html`<p class="quiet">${t("service.no-single-point")}</p>`}
    ${single.totalCount > SHOWN
      ? html`<p><a href=${cfiaPage([key], { single: 1 })}>${t("service.all-points", { count: single.totalCount })}</a></p>`
      : nothing}
    <h3 id="pairs">${t("service.pairs")}</h3>
    ${pairs.length
      ? html`<ul>
          ${pairs.slice(0, PAIRS).map(
            ({ members }) => html`<li>
              <a href=${impactPage(members.map((one) => one.key))}>${list(members.map((one) => short(one.name)))}</a>
            </li>`,
          )}
        </ul>`
      : html`<p class="quiet">${t("service.no-pair")}</p>`}
    ${pairs.length > PAIRS || further
      ? html`<p><a href=${cfiaPage([key])}>${t("service.more-pairs")}</a></p>`
      : nothing}
    ${completeness.complete ? nothing : html`<p class="quiet" lang="en">${completeness.missing}</p>`}
  </section>`;
}

function coming({ nodes, totalCount }, key) {
  return html`<section>
    <h2 id="coming">${t("service.coming", { count: totalCount })}</h2>
    ${nodes.length
      ? html`<ul class="plain">
            ${nodes.map(
              ({ change, start, end, risk }) => html`<li>
                <a class="record" href=${changePage(change.number)}>${change.number}</a>
                <bdi>${short(change.title)}</bdi>
                <small class="block">${shortSpan(start, end)} ${zoneName()} · ${riskMark(risk)}</small>
              </li>`,
            )}
          </ul>
          ${totalCount > nodes.length
            ? html`<p><a href=${withQuery("/changes", { service: key })}>${t("service.all-changes", { count: number(totalCount) })}</a></p>`
            : nothing}`
      : html`<p class="quiet">${t("service.no-change")}</p>`}
  </section>`;
}
