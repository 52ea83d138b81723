/** What one revision did to the estate, CI by CI. */
import { html, nothing } from "lit";
import { ask } from "../ask.js";
import { nameWord, short } from "../ci.js";
import { time } from "../honesty.js";
import { impactDifference } from "../impact-difference.js";
import { did, eventWord, origin } from "../journal.js";
import { changePage, ciPage, impactPage, revisionPage, withQuery } from "../links.js";
import { constantWord } from "../needs.js";
import { Page, joined, why } from "../page.js";
import { brief } from "../values.js";
import { t } from "../words.js";

/** Of a value, in characters. */
const LONGEST = 200;
/** As long as the comparison is waited for unasked. */
const UNASKED = "PT0.7S";
const SIGNS = { CREATED: "+", CHANGED: "~", RETIRED: "−", RETURNED: "+", MERGED: "→" };

class RevisionPage extends Page {
  get number() {
    return Number(this.address.path[1]);
  }

  static properties = { impact: { state: true } };

  constructor() {
    super();
    /** How it changed what failures do; null until that is known, a failure where it can't be told. */
    this.impact = null;
    /** Whether it was given little time. */
    this.hurried = true;
  }

  async load(signal) {
    const answer = await this.ask("revision", { number: this.number }, signal);
    if (answer.revision && answer.revisionChanges.totalCount) {
      this.#compare(UNASKED, signal);
    }
    return answer;
  }

  async #compare(timeLimit, signal) {
    this.impact = null;
    this.hurried = timeLimit !== null;
    try {
      const { revisionImpact } = await ask("revision-impact", { number: this.number, timeLimit }, { signal });
      this.impact = revisionImpact;
    } catch (failure) {
      if (failure.name !== "AbortError") {
        this.impact = failure;
      }
    }
  }

  /** What it did to the impact of failures; nothing of one that changed records alone. */
  #difference() {
    const { impact } = this;
    if (impact === null) {
      return html`<section aria-labelledby="impact" aria-busy="true">
        <h2 id="impact">${t("plan.impact")}</h2>
        <p class="quiet">${t("revision.comparing")}</p>
      </section>`;
    }
    const again = this.hurried
      ? html`<button type="button" @click=${() => this.#compare(null)}>${t("revision.compare")}</button>`
      : nothing;
    if (this.hurried && impact.code === "REVISION_TOO_LONG_AGO") {
      return html`<section aria-labelledby="impact">
        <h2 id="impact">${t("plan.impact")}</h2>
        <p>${t("revision.takes-long")} ${again}</p>
      </section>`;
    }
    if (impact instanceof Error) {
      return html`<p class="banner warning">${t("revision.not-compared")} ${why(impact)}</p>`;
    }
    return html`${impact.completeness.complete ? nothing : html`<p class="banner warning"><span lang="en">${impact.completeness.missing}</span> ${again}</p>`}
    ${impactDifference(impact, { rev: this.number })}`;
  }

  heading(answer) {
    return answer
      ? t("revision.heading", { number: this.number, did: did(answer.revision) })
      : t("revision.title");
  }

  exports() {
    return [this.file("csv")];
  }

  async more() {
    const { revisionChanges } = await this.ask("revision", {
      number: this.number,
      after: this.answer.revisionChanges.pageInfo.endCursor,
    });
    this.answer = {
      ...this.answer,
      revisionChanges: joined(this.answer.revisionChanges, revisionChanges),
    };
  }

  content({ revision: { revision, records }, revisionChanges: { nodes, totalCount, pageInfo } }) {
    return html`
      <dl class="facts">
        <dt>${t("revisions.when")}</dt>
        <dd>${time(revision.at)}</dd>
        <dt>${t("revisions.who")}</dt>
        <dd>${short(revision.actor)}</dd>
        <dt>${t("revisions.origin")}</dt>
        <dd>${origin(revision.origin)}</dd>
        ${revision.message
          ? html`<dt>${t("revisions.message")}</dt>
              <dd>${short(revision.message, 2000)}</dd>`
          : nothing}
        ${revision.commit
          ? html`<dt>${t("revision.commit")}</dt>
              <dd><code>${revision.commit}</code></dd>`
          : nothing}
      </dl>
      <nav aria-label=${t("revision.neighbors")}>
        ${revision.number > 1
          ? html`<a href=${revisionPage(revision.number - 1)} rel="prev">${t("revision.before")}</a> · `
          : nothing}
        <a href="/revisions">${t("revision.all")}</a>
      </nav>
      ${totalCount ? this.#difference() : nothing}
      ${records.length ? revised(records) : nothing}
      ${totalCount || !records.length ? html`<h2>${t("revision.changes", { count: totalCount })}</h2>` : nothing}
      ${nodes.length === 0
        ? records.length ? nothing : html`<p class="empty">${t("revision.none")}</p>`
        : html`<ul class="changes">
            ${nodes.map((node) => this.change(node, revision))}
          </ul>`}
      ${pageInfo.hasNextPage
        ? html`<button type="button" @click=${() => this.more()}>${t("revisions.more")}</button>`
        : nothing}
    `;
  }

  change({ key, event, attributes, dependencies }, revision) {
    const shown = event === "CREATED" ? [] : attributes;
    return html`<li>
      <p>
        <span class="sign" aria-hidden="true">${SIGNS[event]}</span> ${t(`revision.${event}`)}
        <a class="key" href=${ciPage(key, { rev: revision.number })}>${short(key, 200)}</a>
        ${event === "RETIRED" || event === "MERGED"
          ? nothing
          : html`<small class="as-of-links">
              <a href=${impactPage(key, { rev: revision.number })} aria-label=${t("revision.impact-of", { key: short(key) })}
                >${t("revision.impact")}</a
              >
              ·
              <a href=${withQuery("/explore", { ci: key, rev: revision.number })} aria-label=${t("revision.explore-of", { key: short(key) })}
                >${t("revision.explore")}</a
              >
            </small>`}
        ${event === "CREATED" && attributes.length
          ? html`<small>${t("revision.values", { count: attributes.length })}</small>`
          : nothing}
      </p>
      ${shown.length || dependencies.length
        ? html`<ul>
            ${shown.map(
              (one) => html`<li>
                ${nameWord(one.attribute)}: <bdi>${brief(one.before, null, LONGEST)}</bdi> →
                <bdi>${brief(one.after, null, LONGEST)}</bdi>
              </li>`,
            )}
            ${dependencies.map(
              (one) => html`<li>
                ${one.before ? (one.after ? "~" : "−") : "+"} ${constantWord(one.type)}
                <a class="key" href=${ciPage(one.provider, { rev: revision.number })}>${short(one.provider, 200)}</a>
                ${one.group ? html`<small>${t("revision.group", { group: short(one.group) })}</small>` : nothing}
              </li>`,
            )}
          </ul>`
        : nothing}
    </li>`;
  }
}
customElements.define("kaskade-revision-page", RevisionPage);

const revised = (records) => html`<h2>${t("revision.records")}</h2>
  <ul>
    ${records.map(
      ({ number, recordType, event }) => html`<li>
        ${recordType === "Change" ? html`<a href=${changePage(number)}>${number}</a>` : number} ${eventWord(event)}
      </li>`,
    )}
  </ul>`;
