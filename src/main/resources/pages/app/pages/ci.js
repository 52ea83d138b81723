/** What a CI is, who answers for it, what it needs, what needs it, and who says so. */
import { html, nothing } from "lit";
import { ask, within } from "../ask.js";
import { ciLink, criticalitySign, harmless, nameWord, short } from "../ci.js";
import "../ci-attributes.js";
import { asOf, entries, history } from "../ci-history.js";
import { attributesThen, current } from "../ci-values.js";
import { time } from "../honesty.js";
import { changePage, ciPage, impactPage, searchPage, withQuery } from "../links.js";
import { constantWord, needs } from "../needs.js";
import { Page } from "../page.js";
import { valuesAt } from "../past.js";
import "../picture.js";
import { language, t } from "../words.js";

const ALL_HISTORY = 1000;
const SOME_HISTORY = 20;

/** It takes no part in impact, now or at that revision. */
const NO_PART = { outageImpact: null, neighborhood: null };

class CiPage extends Page {
  static properties = {
    around: { state: true },
    copied: { state: true },
  };

  static keys = [
    ["→ ←", "picture.key.along"],
    ["Enter", "picture.key.open"],
    ["+ − 0", "picture.key.size"],
  ];

  constructor() {
    super();
    this.around = null;
    this.copied = false;
  }

  get key() {
    return this.address.query.get("key") ?? this.address.path.slice(1).join("/");
  }

  get revision() {
    const given = this.address.query.get("rev");
    return /^\d{1,9}$/.test(given ?? "") ? Number(given) : null;
  }

  get tab() {
    return this.address.query.get("tab") === "history" ? "history" : "overview";
  }

  /** The two revisions to compare, the earlier one first. */
  get compared() {
    const [from, to] = ["from", "to"].map((name) => Number(this.address.query.get(name))).sort((a, b) => a - b);
    return from > 0 && to > 0 ? { from, to } : null;
  }

  async load(signal) {
    const key = this.key;
    const historyFirst = this.revision !== null || this.tab === "history" ? ALL_HISTORY : SOME_HISTORY;
    const answer = await this.ask("ci-page", { key, historyFirst }, signal);
    if (!answer.ci) {
      const text = key.slice(key.indexOf(":") + 1);
      const { search } = await ask("suggest", { text: text.slice(0, 200) }, { signal });
      return { ...answer, near: search.hits.nodes.map((hit) => hit.ci) };
    }
    await within(this.lookAround(answer.ci, signal));
    return answer;
  }

  /** Picture and single point of failure come when they are ready; what is retired has none. */
  async lookAround({ key, lifecycle }, signal) {
    const revision = this.revision;
    this.around = null;
    if (lifecycle === "RETIRED" && revision === null) {
      this.around = NO_PART;
      return;
    }
    try {
      const around = await ask(
        "ci-surroundings",
        { key, revision, past: revision !== null, language: language.toUpperCase() },
        { signal },
      );
      this.around = around;
    } catch (failure) {
      this.around = failure.name === "AbortError" ? null : NO_PART;
    }
  }

  /** What it is as a service comes after what it is as a CI. */
  updated(changed) {
    super.updated(changed);
    if (this.querySelector("kaskade-service")) {
      setTimeout(() => import("../service.js"));
    }
  }

  heading(answer) {
    if (!answer) {
      return short(this.key);
    }
    return answer.ci ? harmless(short(answer.ci.name)) : t("ci.unknown", { key: short(this.key) });
  }

  honesty(answer) {
    return { revision: answer.latestRevision };
  }

  actions(answer) {
    const ci = answer.ci;
    return ci && ci.lifecycle !== "RETIRED"
      ? html`<a class="button primary" href=${impactPage(ci.key)}>${t("ci.if-it-fails")}</a>
          <a class="button" href=${withQuery("/changes/new", { ci: ci.key })}>${t("ci.change")}</a>
          <a class="button" href=${withQuery("/explore", { ci: ci.key })}>${t("ci.explore")}</a>`
      : nothing;
  }

  content(answer) {
    const ci = answer.ci;
    if (!ci) {
      return this.#unknown(answer);
    }
    const seen = this.#seen(ci);
    return html`
      ${this.#banners(ci)}
      <p class="ci-line">
        ${nameWord(seen.class)} ·
        ${seen.environment ? html`<bdi>${short(seen.environment)}</bdi> · ` : nothing}
        ${criticalitySign(seen.criticality)} · ${t(`lifecycle.${seen.lifecycle}`)} ·
        ${seen.owner
          ? html`${t("ci.owner")} <bdi>${short(seen.owner)}</bdi>`
          : ci.service
            ? html`<b class="short-of">${t("service.no-owner")}</b>`
            : t("ci.no-owner")}
      </p>
      <p class="ci-line">
        <code>${short(ci.key, 400)}</code>
        <button type="button" class="quiet" @click=${() => this.copy(ci.key)}>
          ${t(this.copied ? "ci.copied" : "ci.copy")}
        </button>
      </p>
      <nav class="tabs" aria-label=${t("ci.tabs")}>
        ${["overview", "history"].map(
          (tab) =>
            html`<a
              href=${ciPage(ci.key, { tab: tab === "overview" ? null : tab, rev: this.revision })}
              aria-current=${tab === this.tab ? "page" : nothing}
              >${t(`ci.tab.${tab}`)}</a
            >`,
        )}
      </nav>
      ${this.tab === "history"
        ? history(ci, this.compared, (changes) => this.go(changes, { reload: false }))
        : this.#overview(ci)}
    `;
  }

  /** The CI itself, or its values at the revision that is looked at. */
  #seen(ci) {
    return this.revision === null
      ? ci
      : { ...ci, owner: null, environment: null, ...valuesAt(current(ci), ci.history.nodes, this.revision) };
  }

  #unknown(answer) {
    return html`<p>${t("ci.unknown-why")}</p>
      ${
        answer.near.length
          ? html`<h2>${t("ci.near")}</h2>
              <ul>
                ${answer.near.map((ci) => html`<li>${ciLink(ci)} <span class="quiet">${nameWord(ci.class)}</span></li>`)}
              </ul>`
          : nothing
      }
      <p><a href=${searchPage({ q: this.key.slice(this.key.indexOf(":") + 1) })}>${t("ci.search")}</a></p>`;
  }

  #banners(ci) {
    const retired = ci.lifecycle === "RETIRED" && ci.history.nodes.find((entry) => entry.event === "RETIRED");
    return html`
      ${ci.key === this.key ? nothing : html`<p class="banner">${t("ci.moved", { key: short(this.key, 200) })}</p>`}
      ${
        ci.lifecycle === "RETIRED"
          ? html`<p class="banner warning">
              ${
                retired
                  ? html`${t("ci.retired", { number: String(retired.revision.number), actor: short(retired.revision.actor) })}
                    ${time(retired.revision.at)}
                    ${retired.revision.commit ? html`<code>${retired.revision.commit.slice(0, 8)}</code>` : nothing}`
                  : t("ci.retired-before")
              }
            </p>`
          : nothing
      }
      ${ci.lifecycle === "PLANNED" ? html`<p class="banner">${t("ci.planned")}</p>` : nothing}
    `;
  }

  #overview(ci) {
    return html`${asOf(ci, this.revision, (rev) => this.go({ rev }, { subject: true }))}
      <div class="columns">
        ${
          this.revision === null
            ? html`${needs(ci.dependencies, "provider", "needs")}
              ${needs(ci.dependents, "dependent", "needed-by")}`
            : this.#needsThen(ci)
        }
        ${this.#matters(ci)}
      </div>
      ${this.around === NO_PART ? nothing : this.#reach(ci)}
      <div class="columns wide-first">
        ${
          this.revision === null
            ? html`<kaskade-ci-attributes .ci=${ci}></kaskade-ci-attributes>`
            : attributesThen(ci, this.revision)
        }
        <section>
          <h2 id="happened">${t("ci.happened")}</h2>
          ${entries(ci.history.nodes.slice(0, 6), ci)}
          ${ci.history.totalCount > 6 ? html`<p><a href=${ciPage(ci.key, { tab: "history" })}>${t("ci.all-history", { count: ci.history.totalCount })}</a></p>` : nothing}
        </section>
      </div>`;
  }

  /** Out of the edges around it at that revision. */
  #needsThen({ key }) {
    const edges = this.around?.neighborhood?.edges ?? [];
    const below = edges.filter((edge) => edge.dependent.key === key);
    const above = edges.filter((edge) => edge.provider.key === key);
    return html`${needs({ nodes: below, totalCount: below.length }, "provider", "needs")}
    ${needs({ nodes: above, totalCount: above.length }, "dependent", "needed-by")}`;
  }

  /** What its outage alone takes down, and what is open on it. */
  #matters(ci) {
    const out = this.around?.outageImpact?.services.filter(
      (one) => one.state === "OUTAGE" && one.ci.key !== ci.key,
    );
    return html`<section>
      ${this.revision === null ? this.#openRecords(ci) : nothing}
      <h2 id="matters">${t("ci.single-point")}</h2>
      ${
        out === undefined
          ? html`<p class="quiet">${t(this.around === NO_PART ? "ci.takes-no-part" : "ci.looking")}</p>`
          : out.length === 0
            ? html`<p>${t("ci.no-single-point")}</p>`
            : html`<ul>
                ${out.map((one) => html`<li>${ciLink(one.ci)}</li>`)}
              </ul>`
      }
    </section>`;
  }

  #openRecords(ci) {
    return html`<h2>${t("ci.open")}</h2>
      ${
        ci.openRecords.length === 0
          ? html`<p class="quiet">${t("ci.nothing-open")}</p>`
          : html`<ul>
              ${ci.openRecords.map(
                (one) =>
                  html`<li>
                    ${
                      one.record.recordType === "Change"
                        ? html`<a href=${changePage(one.record.number)}>${one.record.number}</a>`
                        : one.record.number
                    }
                    <bdi>${short(one.title ?? "")}</bdi> <span class="quiet">${constantWord(one.state)}</span>
                  </li>`,
              )}
            </ul>`
      }`;
  }

  /** The picture of what stands around it and, below since it comes last, what it is as a service. */
  #reach(ci) {
    return html`<section>
      <h2 id="around">${t("ci.around")}</h2>
      <kaskade-picture
        id="picture"
        .drawing=${this.around?.neighborhood?.drawing ?? null}
        .selected=${ci.key}
        .address=${(box) => (box.kind === "FOLD" ? withQuery("/explore", { ci: ci.key, open: box.id, depth: 1 }) : ciPage(box.key))}
        @picture-select=${(event) => location.assign(ciPage(event.detail.key))}
        @picture-open=${(event) => location.assign(withQuery("/explore", { ci: ci.key, open: event.detail.id, depth: 1 }))}
      ></kaskade-picture>
    </section>
    ${ci.service && this.revision === null ? html`<kaskade-service .key=${ci.key}></kaskade-service>` : nothing}`;
  }

  // What readers do.

  async copy(key) {
    await navigator.clipboard.writeText(key);
    this.copied = true;
  }
}

customElements.define("kaskade-ci-page", CiPage);
