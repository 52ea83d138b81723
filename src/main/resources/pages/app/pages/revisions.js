/** The journal of the estate: who changed what and when, the newest first. */
import { html, nothing } from "lit";
import { short } from "../ci.js";
import { time } from "../honesty.js";
import { did, origin } from "../journal.js";
import { revisionPage } from "../links.js";
import { Page, joined } from "../page.js";
import { table } from "../table.js";
import { number, t } from "../words.js";

class RevisionsPage extends Page {
  async load() {
    const { revisions } = await this.ask("revisions");
    return revisions;
  }

  heading(revisions) {
    return revisions ? t("revisions.heading", { count: revisions.totalCount }) : t("revisions.title");
  }

  honesty({ nodes }) {
    return { revision: nodes[0]?.revision, complete: true };
  }

  exports() {
    return [this.file("csv")];
  }

  async more() {
    const { revisions } = await this.ask("revisions", { after: this.answer.pageInfo.endCursor });
    this.answer = joined(this.answer, revisions);
  }

  content({ nodes, pageInfo }) {
    if (nodes.length === 0) {
      return html`<p class="empty">${t("revisions.none")}</p>`;
    }
    return html`
      ${table(
        t("revisions.title"),
        [
          { word: t("revisions.number"), number: true },
          t("revisions.when"),
          t("revisions.who"),
          t("revisions.origin"),
          t("revisions.message"),
          t("revisions.did"),
        ],
        nodes.map(
          (one) => html`<tr>
            <th scope="row" class="number">
              <a href=${revisionPage(one.revision.number)}>${number(one.revision.number)}</a>
            </th>
            <td>${time(one.revision.at)}</td>
            <td>${short(one.revision.actor)}</td>
            <td>${origin(one.revision.origin)}</td>
            <td>${short(one.revision.message ?? "", 400)}</td>
            <td>${did(one)}</td>
          </tr>`,
        ),
        { unseen: true },
      )}
      ${pageInfo.hasNextPage
        ? html`<button type="button" @click=${() => this.more()}>${t("revisions.more")}</button>`
        : nothing}
    `;
  }
}
customElements.define("kaskade-revisions-page", RevisionsPage);
