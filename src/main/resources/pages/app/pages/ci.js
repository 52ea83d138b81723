/** What a CI is, who answers for it, what it needs, what needs it, and who says so. */
import { html, nothing } from "lit";
import { ask } from "../ask.js";
import { ciLink, criticalitySign, harmless, nameWord, short } from "../ci.js";
import { day, time } from "../honesty.js";
import { changePage, ciPage, impactPage, searchPage, withQuery } from "../links.js";
import { constantWord, how, saidBy } from "../needs.js";
import { Page } from "../page.js";
import { differences, valuesAt } from "../past.js";
import "../picture.js";
import { table } from "../table.js";
import { brief, shown } from "../values.js";
import { language, list, number, t } from "../words.js";

const ALL_HISTORY = 1000;
const SOME_HISTORY = 20;

/** What stands in the heading already, or is named in words of its own. */
const COMMON = ["class", "name", "environment", "lifecycle", "criticality", "owner"];

/** It takes no part in impact, now or at that revision. */
const NO_PART = { outageImpact: null, neighborhood: null };

class CiPage extends Page {
  static properties = {
    around: { state: true },
    written: { state: true },
    excerpt: { state: true },
    compared: { state: true },
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
    this.written = new Map();
    this.excerpt = null;
    this.compared = null;
    this.copied = false;
  }

  get key() {
    return this.address.path.slice(1).join("/");
  }

  get revision() {
    const given = this.address.query.get("rev");
    return /^\d{1,9}$/.test(given ?? "") ? Number(given) : null;
  }

  get tab() {
    return this.address.query.get("tab") === "history" ? "history" : "overview";
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
    this.lookAround(answer.ci, signal);
    this.whoWrote(answer.ci.key, signal);
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
      this.around = await ask(
        "ci-surroundings",
        { key, revision, past: revision !== null, language: language.toUpperCase() },
        { signal },
      );
    } catch (failure) {
      this.around = failure.name === "AbortError" ? null : NO_PART;
    }
  }

  async whoWrote(key, signal) {
    try {
      const { ci } = await ask("ci-said-by", { key }, { signal });
      this.written = new Map(
        (ci?.provenance ?? []).map((one) => [
          one.attribute,
          [one.winner, ...one.losers].map((said) => said?.claim.blame ?? null),
        ]),
      );
    } catch {
      // The claims themselves name file and commit; who wrote the line is more than that.
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
        ${seen.owner ? html`${t("ci.owner")} <bdi>${short(seen.owner)}</bdi>` : t("ci.no-owner")}
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
      ${this.tab === "history" ? this.#history(ci) : this.#overview(ci)}
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
    return html` <div class="columns">
        ${
          this.revision === null
            ? html`${this.#needs(ci.dependencies, "provider", "needs")}
              ${this.#needs(ci.dependents, "dependent", "needed-by")}`
            : this.#needsThen(ci)
        }
        ${this.#matters(ci)}
      </div>
      ${this.around === NO_PART ? nothing : this.#picture(ci)}
      <div class="columns wide-first">
        ${this.revision === null ? this.#attributes(ci) : this.#attributesThen(ci)}
        <section>
          <h2 id="happened">${t("ci.happened")}</h2>
          ${this.#entries(ci.history.nodes.slice(0, 6), ci)}
          ${ci.history.totalCount > 6 ? html`<p><a href=${ciPage(ci.key, { tab: "history" })}>${t("ci.all-history", { count: ci.history.totalCount })}</a></p>` : nothing}
        </section>
      </div>`;
  }

  /** Out of the edges around it at that revision. */
  #needsThen({ key }) {
    const edges = this.around?.neighborhood?.edges ?? [];
    const needs = edges.filter((edge) => edge.dependent.key === key);
    const neededBy = edges.filter((edge) => edge.provider.key === key);
    return html`${this.#needs({ nodes: needs, totalCount: needs.length }, "provider", "needs")}
    ${this.#needs({ nodes: neededBy, totalCount: neededBy.length }, "dependent", "needed-by")}`;
  }

  #needs(connection, end, word) {
    const nodes = connection.nodes;
    return html`<section>
      <h2 id=${word}>${t(`ci.${word}`, { count: connection.totalCount })}</h2>
      ${
        nodes.length === 0
          ? html`<p class="quiet">${t(`ci.${word}.none`)}</p>`
          : html`<ul class="needs">
              ${nodes.map((one) => html`<li>${ciLink(one[end])} <span class="quiet">${how(one)}</span></li>`)}
            </ul>`
      }
      ${
        connection.totalCount > nodes.length
          ? html`<p class="quiet">${t("ci.more", { count: connection.totalCount - nodes.length })}</p>`
          : nothing
      }
    </section>`;
  }

  /** What its outage alone takes down, and what is open on it. */
  #matters(ci) {
    const out = this.around?.outageImpact?.services.filter(
      (one) => one.state === "OUTAGE" && one.ci.key !== ci.key,
    );
    return html`<section>
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
      ${this.revision === null ? this.#openRecords(ci) : nothing}
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

  #picture(ci) {
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
    </section>`;
  }

  #attributes(ci) {
    const rows = ordered(ci.provenance);
    return html`<section>
      <h2 id="attributes">${t("ci.attributes")}</h2>
      ${table(
        t("ci.attributes"),
        [t("ci.attribute"), t("ci.value"), t("ci.said-by")],
        rows.map((row) => this.#attribute(ci, row)),
        { unseen: true },
      )}
    </section>`;
  }

  #attribute(ci, row) {
    const others = row.losers.filter((one) => !one.effective);
    const agreeing = row.losers.length - others.length;
    return html`
      <tr>
        <th scope="row">
          ${nameWord(row.attribute)}${row.description ? html`<small class="block">${row.description}</small>` : nothing}
        </th>
        <td class="sentence">${valueWord(row)}</td>
        <td class="sentence said">
          ${row.winner ? this.#said(ci, row, row.winner, 0) : html`<span class="quiet">${t(`ci.rule.${row.rule}`)}</span>`}
          ${agreeing ? html`<small class="block">${t("ci.agree", { count: agreeing, sources: list([...new Set(row.losers.filter((one) => one.effective).map((one) => short(one.claim.source, 40)))].slice(0, 3)) })}</small>` : nothing}
        </td>
      </tr>
      ${others.map(
        (one) =>
          html`<tr class="loses">
            <td><span class="quiet">${t("ci.also")}</span></td>
            <td class="sentence">
              ${shown(one.value, row.unit)} <small class="block">${t(`ci.loses.${row.rule}`)}</small>
            </td>
            <td class="sentence said">${this.#said(ci, row, one, row.losers.indexOf(one) + 1)}</td>
          </tr>`,
      )}
      ${
        this.excerpt?.attribute === row.attribute
          ? html`<tr class="excerpt">
              <td colspan="3">${this.#excerpt()}</td>
            </tr>`
          : nothing
      }
    `;
  }

  /** Source, file and line, and the commit that wrote the line. */
  #said(ci, row, said, place) {
    const { source, file, line, author, claimedAt, stale } = said.claim;
    const blame = this.written.get(row.attribute)?.[place];
    const open = this.excerpt?.attribute === row.attribute && this.excerpt.place === place;
    return html`<bdi>${short(source, 40)}</bdi> ${
        file === null
          ? html`<small>${t("ci.by-api", { author: short(author ?? "?") })}, ${day(claimedAt)}</small>`
          : html`<button
              type="button"
              class="link"
              aria-expanded=${open ? "true" : "false"}
              @click=${() => this.showLines(ci.key, row.attribute, place, open)}
            >
              <bdi>${short(file, 60)}</bdi>${line ? `:${line}` : ""}
            </button>`
      }
      ${blame?.summary ? html`<small class="block"><bdi>${short(blame.summary)}</bdi> · <bdi>${short(blame.author)}</bdi>, ${day(blame.authoredAt)}</small>` : nothing}
      ${stale ? html`<small class="block">${t("ci.stale")}</small>` : nothing}`;
  }

  #excerpt() {
    const { claim } = this.excerpt;
    if (!claim) {
      return html`<p class="quiet" role="status">${t("ci.reading")}</p>`;
    }
    const { firstLine, lines, address, unavailable } = claim.excerpt;
    return html` <p>
        <bdi>${short(claim.file, 200)}</bdi> <code>${claim.commit?.slice(0, 8)}</code>
        ${address ? html`<a href=${address} rel="noreferrer noopener">${t("ci.on-host")}</a>` : nothing}
      </p>
      ${
        unavailable
          ? html`<p lang="en">${unavailable}</p>`
          : html`<ol class="lines" start=${firstLine} tabindex="0" role="region" aria-label=${t("ci.lines")}>
              ${lines.map((text, place) => {
                const here = firstLine + place === claim.line;
                return html`<li value=${firstLine + place}>
                  ${here ? html`<mark><bdi>${harmless(text) || " "}</bdi></mark>` : html`<bdi>${harmless(text) || " "}</bdi>`}
                </li>`;
              })}
            </ol>`
      }`;
  }

  /** Who said so is not kept for the past; the values are. */
  #attributesThen(ci) {
    const now = current(ci);
    const units = new Map(ci.provenance.map((one) => [one.attribute, one.unit]));
    const then = valuesAt(now, ci.history.nodes, this.revision);
    const created = ci.history.nodes.find((entry) => entry.event === "CREATED");
    if (created && created.revision.number > this.revision && !ci.history.pageInfo.hasNextPage) {
      return html`<section>
        <h2>${t("ci.attributes")}</h2>
        <p>${t("ci.not-yet", { number: String(created.revision.number) })}</p>
      </section>`;
    }
    return html`<section>
      <h2 id="attributes">${t("ci.attributes")}</h2>
      <p class="quiet">${t("ci.then")}</p>
      ${table(
        t("ci.attributes"),
        [t("ci.attribute"), t("ci.value-then"), t("ci.value-now")],
        Object.keys({ ...now, ...then }).map(
          (name) =>
            html`<tr>
              <th scope="row">${nameWord(name)}</th>
              <td class="sentence">
                ${name in then ? valueWord({ attribute: name, value: then[name], unit: units.get(name) }) : t("value.none")}
              </td>
              <td class="sentence">
                ${JSON.stringify(then[name]) === JSON.stringify(now[name]) ? html`<span class="quiet">${t("ci.the-same")}</span>` : name in now ? valueWord({ attribute: name, value: now[name], unit: units.get(name) }) : t("value.none")}
              </td>
            </tr>`,
        ),
        { unseen: true },
      )}
    </section>`;
  }

  #history(ci) {
    const numbers = ci.history.nodes.map((entry) => entry.revision.number);
    return html` <section>
      <h2 id="happened">${t("ci.happened-count", { count: ci.history.totalCount })}</h2>
      ${
        numbers.length > 1
          ? html`<form class="compare" @submit=${(event) => this.compare(event, ci)}>
                <label for="from">${t("ci.compare")}</label>
                <select id="from" name="from">
                  ${numbers.slice(1).map((one) => html`<option value=${one}>r${one}</option>`)}
                </select>
                <label for="to">${t("ci.compare-with")}</label>
                <select id="to" name="to">
                  ${numbers.map((one) => html`<option value=${one}>r${one}</option>`)}
                </select>
                <button type="submit">${t("ci.compare-now")}</button>
              </form>
              ${this.compared ? this.#comparison(ci) : nothing}`
          : nothing
      }
      ${this.#entries(ci.history.nodes, ci)}
      ${ci.history.pageInfo.hasNextPage ? html`<p class="quiet">${t("ci.older")}</p>` : nothing}
    </section>`;
  }

  #comparison(ci) {
    const { from, to, changed } = this.compared;
    const units = new Map(ci.provenance.map((one) => [one.attribute, one.unit]));
    return html`<div class="panel" role="status">
      <p>${t("ci.compared", { count: changed.length, from: String(from), to: String(to) })}</p>
      <ul>
        ${changed.map((one) => html`<li>${changeWord(one, units)}</li>`)}
      </ul>
    </div>`;
  }

  #entries(entries, ci) {
    const units = new Map(ci.provenance.map((one) => [one.attribute, one.unit]));
    return html`<ol class="history">
      ${entries.map(
        (entry) =>
          html`<li>
            <span class="when"
              ><a href=${ciPage(ci.key, { rev: entry.revision.number })}>r${entry.revision.number}</a>
              ${time(entry.revision.at)}</span
            >
            <span class="what">
              ${entry.event === "CHANGED" ? nothing : html`<b>${t(`ci.event.${entry.event}`)}</b>`}
              ${entry.key === ci.key ? nothing : html`<small>${t("ci.as", { key: short(entry.key) })}</small>`}
              ${sentenceOf(entry, units)}
              <small class="block"
                ><bdi>${short(entry.source ?? entry.revision.actor)}</bdi
                >${entry.revision.message ? html` · <bdi>${short(entry.revision.message)}</bdi>` : nothing}</small
              >
            </span>
          </li>`,
      )}
    </ol>`;
  }

  // What readers do.

  async copy(key) {
    await navigator.clipboard.writeText(key);
    this.copied = true;
  }

  async showLines(key, attribute, place, open) {
    if (open) {
      this.excerpt = null;
      return;
    }
    this.excerpt = { attribute, place, claim: null };
    const { ci } = await ask("ci-lines", { key, attribute });
    const said = ci.provenance[0];
    const claims = [said.winner, ...said.losers];
    if (this.excerpt?.attribute === attribute && this.excerpt.place === place) {
      this.excerpt = { attribute, place, claim: claims[place].claim };
    }
  }

  compare(event, ci) {
    event.preventDefault();
    const given = new FormData(event.target);
    const [from, to] = [Number(given.get("from")), Number(given.get("to"))].sort((a, b) => a - b);
    this.compared = { from, to, changed: differences(ci.history.nodes, from, to) };
  }
}

/** Values by name as they are now. */
const current = (ci) => Object.fromEntries(ci.provenance.map((one) => [one.attribute, one.value]));

/** What the class declares first, then what every CI has. */
const ordered = (provenance) => [
  ...provenance.filter((one) => !COMMON.includes(one.attribute)),
  ...provenance.filter((one) => COMMON.includes(one.attribute)),
];

function valueWord({ attribute, value, unit }) {
  if (attribute === "lifecycle") {
    return t(`lifecycle.${value}`);
  }
  return attribute === "criticality" ? t(`criticality.${value}`) : shown(value, unit);
}

const changeWord = ({ attribute, before, after }, units) =>
  t("ci.changed", {
    attribute: nameWord(attribute),
    before: brief(before, before === null ? null : units.get(attribute)),
    after: brief(after, after === null ? null : units.get(attribute)),
  });

/** Only what changed, as one line. */
function sentenceOf(entry, units) {
  const created = entry.event === "CREATED";
  const changes = created ? [] : entry.attributes.slice(0, 6).map((one) => changeWord(one, units));
  const left = created ? 0 : entry.attributes.length - changes.length;
  const needs = entry.dependencies.slice(0, 6).map(({ provider, before, after }) =>
    t(before === null ? "ci.needs-now" : after === null ? "ci.needs-no-more" : "ci.needs-differently", {
      key: short(provider),
    }),
  );
  const leftNeeds = entry.dependencies.length - needs.length;
  return [
    ...changes,
    ...(created ? [t("ci.with", { count: entry.attributes.length })] : []),
    ...(left > 0 ? [t("ci.and-values", { count: left })] : []),
    ...needs,
    ...(leftNeeds > 0 ? [t("ci.and-needs", { count: leftNeeds })] : []),
  ].join("; ");
}

customElements.define("kaskade-ci-page", CiPage);
