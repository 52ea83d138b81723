/** P7: the changes of some days, by start: what each reaches, collides with and waits for. */
import { html, nothing } from "lit";
import { changesView, filters } from "../changes.js";
import { short } from "../ci.js";
import { changePage, ciPage, withQuery } from "../links.js";
import { Page, joined } from "../page.js";
import { party, riskMark } from "../risk.js";
import { stateMark } from "../states.js";
import { table } from "../table.js";
import { dayRange, shortDay, shortSpan, zoneKnown, zoneName } from "../times.js";
import { list, t } from "../words.js";

const PAGE = 100;
const AHEAD = 366 * 86_400_000;

class ChangesPage extends Page {
  async load(signal) {
    await zoneKnown();
    const view = changesView(this.address.query, 14);
    const answer = await this.ask("change-list", { ...view.variables, first: PAGE }, signal);
    const next =
      answer.changeList.totalCount || view.filter.unplanned
        ? null
        : await this.ask("change-list", this.#later(view), signal);
    return { view, rows: answer.changeList, next: next?.changeList.nodes[0] ?? null, revision: answer.latestRevision };
  }

  /** The first one after what is shown. */
  #later(view) {
    const from = view.variables.to;
    const to = new Date(Date.parse(from) + AHEAD - 1).toISOString();
    return { from, to, filter: view.filter, first: 1 };
  }

  heading(answer) {
    if (!answer) {
      return t("changes.title");
    }
    const { view, rows } = answer;
    if (view.filter.unplanned) {
      return t("changes.heading.unplanned", { count: rows.totalCount });
    }
    const days = dayRange(view.first, view.last);
    return rows.totalCount
      ? t("changes.heading", { count: rows.totalCount, days })
      : t("changes.heading.none", { days });
  }

  honesty(answer) {
    return { revision: answer.revision };
  }

  actions({ view }) {
    return html`<a class="button primary" href="/changes/new">${t("changes.new")}</a>
      <a class="button" href="/board">${t("board.title")}</a>
      <a class="button" href=${withQuery("/changes/calendar", { ...view.query, from: view.first, to: null })}>${t("changes.calendar")}</a>`;
  }

  exports() {
    return [this.file("csv"), { href: "/changes.ics", word: t("changes.feed") }];
  }

  content({ view, rows, next }) {
    return html`
      ${filters(view, (changes) => this.go(changes), { range: true })}
      ${rows.nodes.length ? this.#table(rows) : this.#nothing(view, next)}
    `;
  }

  #nothing(view, next) {
    return html`<p class="empty">
      ${view.filtered ? t("changes.none.filtered") : t("changes.none")}
      ${next
        ? html`${t("changes.next")}
            <a href=${changePage(next.change.number)}>${next.change.number} ${short(next.change.title)}</a>,
            ${shortDay(next.start)}.`
        : nothing}
    </p>`;
  }

  #table(rows) {
    return html`
      ${table(
        t("changes.table"),
        [
          t("changes.change"),
          t("changes.window", { zone: zoneName() }),
          t("changes.reaches"),
          t("changes.risk"),
          t("changes.collides"),
          t("changes.waits"),
        ],
        rows.nodes.map(row),
        { unseen: true, kind: "change-list" },
      )}
      ${rows.pageInfo.hasNextPage
        ? html`<p>
            ${t("changes.shown", { shown: rows.nodes.length, count: rows.totalCount })}
            <button type="button" @click=${this.#more}>${t("changes.more")}</button>
          </p>`
        : nothing}
    `;
  }

  #more = async () => {
    const { view, rows } = this.answer;
    const more = await this.ask("change-list", {
      ...view.variables,
      first: PAGE,
      after: rows.pageInfo.endCursor,
    });
    this.answer = { ...this.answer, rows: joined(rows, more.changeList) };
  };
}

function row({ change, start, end, services, serviceCount, collisions, risk, waitingFor, waitsForViewer }) {
  return html`<tr>
    <th scope="row">
      <a class="record" href=${changePage(change.number)}>${change.number}</a> ${short(change.title)}
      <small class="below">${t(`change.type.${change.type}`)} · ${t(`change.state.${change.state}`)}</small>
    </th>
    <td class="when">${start ? shortSpan(start, end) : t("changes.no-window")}</td>
    <td class="reached">
      ${services.length
        ? html`<ul class="plain">
            ${services.map(
              (service) => html`<li>${stateMark(service.state)} <a href=${ciPage(service.key)}><bdi>${short(service.name)}</bdi></a></li>`,
            )}
            ${serviceCount > services.length
              ? html`<li><small>${t("changes.further", { count: serviceCount - services.length })}</small></li>`
              : nothing}
          </ul>`
        : t("changes.reaches-none")}
    </td>
    <td>${riskMark(risk)}</td>
    <td>
      ${collisions.length
        ? html`<ul class="plain">
            ${collisions.map((number) => html`<li><a class="record" href=${changePage(number)}>${number}</a></li>`)}
          </ul>`
        : "–"}
    </td>
    <td>
      ${waitsForViewer ? html`<b>${t("changes.you")}</b><br />` : nothing}
      ${waitingFor.length ? list(waitingFor.map(party)) : waitsForViewer ? nothing : "–"}
    </td>
  </tr>`;
}

customElements.define("kaskade-changes-page", ChangesPage);
