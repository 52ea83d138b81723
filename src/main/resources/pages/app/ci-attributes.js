/** The values of a CI, who says so, and the lines of the files that do. */
import { LitElement, html, nothing } from "lit";
import { ask } from "./ask.js";
import { harmless, nameWord, short } from "./ci.js";
import { valueWord } from "./ci-values.js";
import { day } from "./honesty.js";
import { table } from "./table.js";
import { shown } from "./values.js";
import { list, schemaSentence, t } from "./words.js";

/** What stands in the heading already, or is named in words of its own. */
const COMMON = ["class", "name", "environment", "lifecycle", "criticality", "owner"];

class Attributes extends LitElement {
  /** `ci` as the operation `ci-page` answers it. */
  static properties = { ci: {}, written: { state: true }, excerpt: { state: true } };

  #running = null;

  constructor() {
    super();
    this.written = new Map();
    this.excerpt = null;
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has("ci")) {
      if (changed.get("ci")?.key !== this.ci.key) {
        this.excerpt = null;
        this.written = new Map();
      }
      this.#running?.abort();
      this.#running = new AbortController();
      this.whoWrote(this.ci.key, this.#running.signal);
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#running?.abort();
  }

  render() {
    return this.#attributes(this.ci);
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
          ${nameWord(row.attribute)}${row.description ? sentence(row.description) : nothing}
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
}
customElements.define("kaskade-ci-attributes", Attributes);

/** What the class declares first, then what every CI has. */
const ordered = (provenance) => [
  ...provenance.filter((one) => !COMMON.includes(one.attribute)),
  ...provenance.filter((one) => COMMON.includes(one.attribute)),
];

function sentence(description) {
  const { text, lang } = schemaSentence(description);
  return html`<small class="block" lang=${lang}>${text}</small>`;
}
