/** Components against services: what the outage of each component makes of each service. */
import { html, nothing } from "lit";
import { ask } from "../ask.js";
import { CRITICALITIES, nameWord, short } from "../ci.js";
import { ciPage, impactPage } from "../links.js";
import { Page } from "../page.js";
import { STATES, glyph } from "../states.js";
import { table } from "../table.js";
import { list, t } from "../words.js";

/** Columns where nobody chose any. */
const COLUMNS = 12;
const MOST_COLUMNS = 40;
const ROWS = 100;

class CfiaPage extends Page {
  static properties = { shownRows: { state: true } };

  constructor() {
    super();
    this.shownRows = ROWS;
  }

  get singleOnly() {
    return this.address.query.has("single");
  }

  async load(signal) {
    const { criticalComponents } = await ask("critical-services", {}, { signal });
    const services = criticalComponents.services.map((one) => one.ci);
    const chosen = this.address.query.getAll("service");
    const columns = chosen.length
      ? chosen.slice(0, MOST_COLUMNS)
      : services.slice(0, COLUMNS).map((service) => service.key);
    const answer = { services, revision: criticalComponents.revision, rows: [], pairs: null };
    if (columns.length === 0) {
      return answer;
    }
    const [{ cfia }, pairs] = await Promise.all([
      this.ask("service-matrix", { services: columns }),
      chosen.length === 1 ? ask("service-pairs", { key: chosen[0] }, { signal }) : null,
    ]);
    const rows = cfia
      .map((row) => ({ ...row, worst: Math.max(...row.cells.map((cell) => STATES.indexOf(cell.state))) }))
      .filter((row) => row.worst > 0)
      .sort((a, b) => b.worst - a.worst || outages(b) - outages(a) || byCriticality(a.component, b.component));
    return { ...answer, rows, pairs: pairs?.failureAnalysis ?? null };
  }

  heading(answer) {
    if (!answer) {
      return t("cfia.title");
    }
    return t("cfia.heading", { count: answer.rows.filter(outages).length });
  }

  honesty({ revision, pairs }) {
    return { revision, complete: pairs?.completeness.complete ?? true };
  }

  exports({ services }) {
    return services.length ? [this.file("csv"), this.file("pdf")] : [];
  }

  content(answer) {
    if (answer.services.length === 0) {
      return html`<p class="empty">${t("cfia.no-services")}</p>`;
    }
    const columns = answer.rows[0]?.cells.map((cell) => cell.service) ?? [];
    const rows = answer.rows.filter((row) => !this.singleOnly || outages(row));
    return html`
      ${this.choice(answer, columns)}
      ${rows.length
        ? this.matrix(rows, columns)
        : html`<p class="empty">${t(this.singleOnly ? "cfia.no-single" : "cfia.nothing")}</p>`}
      ${answer.pairs ? this.pairs(answer.pairs) : nothing}
    `;
  }

  choice({ services }, columns) {
    const shown = new Set(columns.map((service) => service.key));
    return html`<div class="filters">
      <details class="menu">
        <summary>${t("cfia.choose", { count: shown.size })}</summary>
        <div class="sheet">
          <fieldset @change=${(event) => this.choose(event.currentTarget)}>
            <legend>${t("cfia.services")}</legend>
            ${services.map(
              (service) => html`<label class="check">
                <input type="checkbox" name="service" value=${service.key} .checked=${shown.has(service.key)} />
                ${short(service.name)}
              </label>`,
            )}
          </fieldset>
        </div>
      </details>
      <label class="check">
        <input
          type="checkbox"
          .checked=${this.singleOnly}
          @change=${(event) => this.go({ single: event.target.checked ? "1" : null }, { reload: false })}
        />
        ${t("cfia.single-only")}
      </label>
      <p class="legend">
        ${STATES.toReversed().map(
          (state) => html`<span>${glyph(state)} ${t(`cfia.letter.${state}`)} = ${t(`state.${state}`)}</span> `,
        )}
      </p>
    </div>`;
  }

  choose(fieldset) {
    const chosen = [...fieldset.querySelectorAll("input:checked")].map((input) => input.value);
    return this.go({ service: chosen.slice(0, MOST_COLUMNS) });
  }

  matrix(rows, columns) {
    return html`
      ${table(
        t("cfia.caption"),
        [
          t("cfia.component"),
          ...columns.map((service) => html`<a href=${ciPage(service.key)}>${short(service.name)}</a>`),
          { word: t("cfia.takes-down"), number: true },
        ],
        rows.slice(0, this.shownRows).map(
          (row) => html`<tr>
            <th scope="row">
              <a href=${impactPage(row.component.key)}>${short(row.component.name)}</a>
              <small>${nameWord(row.component.class)}</small>
            </th>
            ${row.cells.map(
              ({ state }) => html`<td class="cell ${state}">
                ${glyph(state)}<span aria-hidden="true">${t(`cfia.letter.${state}`)}</span
                ><span class="unseen">${t(`state.${state}`)}</span>
              </td>`,
            )}
            <td class="number">${outages(row)}</td>
          </tr>`,
        ),
        { unseen: true, kind: "matrix" },
      )}
      ${rows.length > this.shownRows
        ? html`<button type="button" @click=${() => (this.shownRows += ROWS)}>
            ${t("cfia.more", { count: rows.length - this.shownRows })}
          </button>`
        : nothing}
    `;
  }

  pairs({ cutSets }) {
    const pairs = cutSets.nodes.filter((set) => set.members.length === 2);
    return html`
      <h2>${t("cfia.pairs")}</h2>
      ${pairs.length === 0
        ? html`<p>${t("cfia.no-pairs")}</p>`
        : html`<ul>
            ${pairs.map(
              ({ members }) => html`<li>
                <a href=${impactPage(members.map((one) => one.key))}
                  >${t("cfia.pair", { pair: list(members.map((one) => short(one.name))) })}</a
                >
              </li>`,
            )}
          </ul>`}
      ${cutSets.totalCount > cutSets.nodes.length
        ? html`<p class="help">${t("cfia.more-sets", { count: cutSets.totalCount - cutSets.nodes.length })}</p>`
        : nothing}
    `;
  }
}
customElements.define("kaskade-cfia-page", CfiaPage);

const outages = (row) => row.cells.filter((cell) => cell.state === "OUTAGE").length;

function byCriticality(a, b) {
  return (
    CRITICALITIES.indexOf(b.criticality) - CRITICALITIES.indexOf(a.criticality) || a.name.localeCompare(b.name)
  );
}
