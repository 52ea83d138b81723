/** Home and search: find a CI, see what needs attention. */
import { html, nothing } from "lit";
import { ask } from "../ask.js";
import { attention, comingPanel, firstRun } from "../attention.js";
import { ciLink, criticalitySign, nameWord, short } from "../ci.js";
import { changePage, ciPage } from "../links.js";
import { Page, joined } from "../page.js";
import { mark, numberedChange } from "../search.js";
import { table } from "../table.js";
import { list, number, t } from "../words.js";

/** Names in the address, of the filter, and of the facet. */
const FILTERS = [
  { name: "class", filter: "classes", field: "CLASS" },
  { name: "env", filter: "environments", field: "ENVIRONMENT" },
  { name: "state", filter: "lifecycles", field: "LIFECYCLE" },
  { name: "crit", filter: "criticalities", field: "CRITICALITY" },
  { name: "owner", filter: "owner", field: "OWNER", single: true },
];
const WIDE = matchMedia("(min-width: 641px)");
const PAGE_SIZE = 50;
const AHEAD = 28 * 86_400_000;

class HomePage extends Page {
  static properties = { coming: { state: true }, more: { state: true } };

  constructor() {
    super();
    this.coming = null;
    this.more = false;
  }

  get asked() {
    const { query } = this.address;
    const filter = {};
    for (const { name, filter: key, single } of FILTERS) {
      const values = query.getAll(name);
      if (values.length) {
        filter[key] = single ? values[0] : values;
      }
    }
    if (query.get("source")) {
      filter.source = query.get("source");
    }
    return { text: query.get("q") ?? "", filter, first: PAGE_SIZE };
  }

  /** Whether nothing is looked for: then what needs attention comes first. */
  get overview() {
    const { text, filter } = this.asked;
    return !text && !Object.keys(filter).length;
  }

  async load(signal) {
    if (this.overview) {
      this.loadComing(signal);
    }
    const [found, estate, change] = await Promise.all([
      this.ask("search", this.asked, signal),
      this.overview ? this.ask("home", {}, signal) : null,
      numberedChange(this.asked.text, signal),
    ]);
    return { ...found, estate, change };
  }

  /** Apart, since the risk of changes takes longer than the rest. */
  async loadComing(signal) {
    const from = new Date();
    const to = new Date(from.getTime() + AHEAD);
    try {
      const answer = await ask(
        "coming-changes",
        { from: from.toISOString(), to: to.toISOString() },
        { signal },
      );
      this.coming = answer.forwardSchedule;
    } catch (failure) {
      this.coming = { failure };
    }
  }

  async loadMore() {
    const { hits } = this.answer.search;
    this.more = true;
    const { search } = await this.ask("search", { ...this.asked, after: hits.pageInfo.endCursor });
    this.answer = { ...this.answer, search: { ...this.answer.search, hits: joined(hits, search.hits) } };
    this.more = false;
  }

  heading(answer) {
    if (!answer) {
      return super.heading(answer);
    }
    const { totalCount } = answer.search.hits;
    const text = short(this.asked.text);
    if (text) {
      return t("home.found", { count: totalCount, text });
    }
    if (!answer.estate) {
      return t("home.filtered", { count: totalCount });
    }
    const findings = attention(answer.estate).length;
    return t(findings ? "home.attention" : "home.calm", { count: findings, cis: number(totalCount) });
  }

  honesty({ search }) {
    return { revision: search.revision };
  }

  content({ search, estate, change }) {
    const { hits, facets } = search;
    if (estate && !hits.totalCount) {
      return firstRun();
    }
    return html`
      ${estate ? html`<div class="panels">${this.attentionPanel(estate)} ${comingPanel(this.coming, this.skeleton())}</div>` : nothing}
      ${change
        ? html`<p class="banner"><a class="record" href=${changePage(change.number)}>${change.number}</a> <bdi>${short(change.title)}</bdi></p>`
        : nothing}
      <div class="narrowed">
        <aside aria-label=${t("home.narrow")}>${this.facets(facets)}</aside>
        <section aria-labelledby="hits">
          <h2 id="hits">
            ${hits.totalCount
              ? t("home.hits", { count: hits.nodes.length, total: hits.totalCount })
              : t("home.no-hits")}
          </h2>
          ${hits.totalCount ? this.hits(hits) : this.noHits(search)}
        </section>
      </div>
    `;
  }

  attentionPanel(estate) {
    const findings = attention(estate);
    return html`<section class="panel" aria-labelledby="attention">
      <h2 id="attention">${t("home.attention-title")}</h2>
      ${findings.length
        ? html`<ul class="findings">
            ${findings.map((finding) => html`<li>${finding}</li>`)}
          </ul>`
        : html`<p>${t("home.nothing", { count: estate.sources.length })}</p>`}
    </section>`;
  }

  facets({ fields, complete }) {
    return html`
      ${complete ? nothing : html`<p class="help">${t("home.not-all-counted")}</p>`}
      ${fields.map((facet) => this.facet(facet))}
      ${this.overview || !Object.keys(this.asked.filter).length
        ? nothing
        : html`<button type="button" @click=${() => this.go(this.without(), { subject: true })}>
            ${t("home.no-filter")}
          </button>`}
    `;
  }

  /** What takes all filters out of the address. */
  without() {
    return Object.fromEntries([...FILTERS.map(({ name }) => [name, null]), ["source", null]]);
  }

  facet({ field, values, further }) {
    const { name, single } = FILTERS.find((filter) => filter.field === field);
    const chosen = this.address.query.getAll(name);
    const shown = values.filter(({ value }) => value !== null);
    const gone = chosen.filter((value) => !shown.some((known) => known.value === value));
    const all = [...shown, ...gone.map((value) => ({ value, count: 0 }))];
    const nobody = values.find(({ value }) => value === null);
    if (!all.length) {
      return nothing;
    }
    const change = (value, on) => {
      const others = single ? [] : chosen.filter((other) => other !== value);
      this.go({ [name]: on ? [...others, value] : others }, { subject: true });
    };
    const open = chosen.length > 0 || (WIDE.matches && ["CLASS", "ENVIRONMENT"].includes(field));
    return html`<details ?open=${open}>
      <summary>${t(`home.facet.${field}`)}</summary>
      <fieldset>
        <legend class="unseen">${t(`home.facet.${field}`)}</legend>
        ${all.map(
          ({ value, count }) => html`<label class="check">
            <input
              type="checkbox"
              .checked=${chosen.includes(value)}
              @change=${(event) => change(value, event.target.checked)}
            />
            <span>${valueWord(field, value)}</span> <small>${number(count)}</small>
          </label>`,
        )}
        ${nobody ? html`<p class="help">${t("home.unset", { count: nobody.count })}</p>` : nothing}
        ${further ? html`<p class="help">${t("home.further", { count: further })}</p>` : nothing}
      </fieldset>
    </details>`;
  }

  hits({ nodes, pageInfo }) {
    const columns = ["name", "class", "environment", "criticality", "owner"].map((name) => t(`home.column.${name}`));
    return html`
      ${table(
        t("home.cis"),
        [...columns, { word: t("home.column.needed-by"), number: true }],
        nodes.map((hit) => this.hit(hit)),
        { unseen: true },
      )}
      ${pageInfo.hasNextPage
        ? html`<button type="button" ?disabled=${this.more} @click=${() => this.loadMore()}>${t("home.more")}</button>`
        : nothing}
    `;
  }

  hit({ match, ci }) {
    const { text } = this.asked;
    return html`<tr>
      <th scope="row">
        <a class="ci" href=${ciPage(ci.key)}><bdi>${mark(short(ci.name), text)}</bdi></a>
        ${ci.lifecycle === "ACTIVE" ? nothing : html`<small>${t(`lifecycle.${ci.lifecycle}`)}</small>`}
        <div class="key">${mark(short(ci.key), text)}</div>
        ${match === "FORMER_KEY" ? html`<small>${t("home.former-key")}</small>` : nothing}
        ${match === "TEXT" ? this.foundIn(ci, text) : nothing}
      </th>
      <td>${nameWord(ci.class)}</td>
      <td>${ci.environment ?? "–"}</td>
      <td>${criticalitySign(ci.criticality)}</td>
      <td>${ci.owner ?? html`<span class="missing">${t("home.no-owner")}</span>`}</td>
      <td class="number">${number(ci.dependents.totalCount)}</td>
    </tr>`;
  }

  /** Where words stand that neither name nor key shows. */
  foundIn(ci, text) {
    const seen = `${ci.name}\n${ci.key}`.toLowerCase();
    const hidden = text.toLowerCase().split(/\s+/).filter((word) => word && !seen.includes(word));
    const places = Object.entries(ci.attributes).filter(([, value]) =>
      hidden.some((word) => String(value).toLowerCase().includes(word)),
    );
    return places
      .slice(0, 2)
      .map(([name, value]) => html`<div><small>${name}: ${mark(short(value), text)}</small></div>`);
  }

  noHits({ nearest, facets }) {
    const excluding = facets.fields.filter(({ field, unfiltered }) => {
      const { name } = FILTERS.find((filter) => filter.field === field);
      return unfiltered && this.address.query.has(name);
    });
    return html`<div>
      ${nearest.length
        ? html`<p>${t("home.nearest")}</p>
            <ul>
              ${nearest.map((ci) => html`<li>${ciLink(ci)} <small>${nameWord(ci.class)}</small> <span class="key">${short(ci.key)}</span></li>`)}
            </ul>`
        : nothing}
      ${excluding.map(({ field, unfiltered }) => {
        const { name } = FILTERS.find((filter) => filter.field === field);
        const values = list(this.address.query.getAll(name).map((value) => valueWord(field, value)));
        return html`<p>
          <button type="button" @click=${() => this.go({ [name]: null }, { subject: true })}>
            ${t("home.without", { count: unfiltered, field: t(`home.facet.${field}`), values })}
          </button>
        </p>`;
      })}
      ${!excluding.length && facets.unfiltered && !this.overview
        ? html`<p>
            <button type="button" @click=${() => this.go(this.without(), { subject: true })}>
              ${t("home.without-all", { count: facets.unfiltered })}
            </button>
          </p>`
        : nothing}
    </div>`;
  }
}
customElements.define("kaskade-home-page", HomePage);

function valueWord(field, value) {
  switch (field) {
    case "CLASS":
      return nameWord(value);
    case "LIFECYCLE":
      return t(`lifecycle.${value}`);
    case "CRITICALITY":
      return t(`criticality.${value}`);
    default:
      return short(value, 40);
  }
}
