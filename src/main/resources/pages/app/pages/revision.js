/** What one revision did to the estate, CI by CI. */
import { html, nothing } from "lit";
import { short } from "../ci.js";
import { time } from "../honesty.js";
import { did, origin } from "../journal.js";
import { ciPage, revisionPage } from "../links.js";
import { Page, joined } from "../page.js";
import { brief } from "../values.js";
import { t } from "../words.js";

/** Of a value, in characters. */
const LONGEST = 200;
const SIGNS = { CREATED: "+", CHANGED: "~", RETIRED: "−", RETURNED: "+", MERGED: "→" };

class RevisionPage extends Page {
  get number() {
    return Number(this.address.path[1]);
  }

  load() {
    return this.ask("revision", { number: this.number });
  }

  heading(answer) {
    return answer
      ? t("revision.heading", { number: this.number, did: did(answer.revision) })
      : t("revision.title");
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

  content({ revision: { revision }, revisionChanges: { nodes, totalCount, pageInfo } }) {
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
      <h2>${t("revision.changes", { count: totalCount })}</h2>
      ${nodes.length === 0
        ? html`<p class="empty">${t("revision.none")}</p>`
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
        ${event === "CREATED" && attributes.length
          ? html`<small>${t("revision.values", { count: attributes.length })}</small>`
          : nothing}
      </p>
      ${shown.length || dependencies.length
        ? html`<ul>
            ${shown.map(
              (one) => html`<li>
                ${short(one.attribute)}: <bdi>${brief(one.before, null, LONGEST)}</bdi> →
                <bdi>${brief(one.after, null, LONGEST)}</bdi>
              </li>`,
            )}
            ${dependencies.map(
              (one) => html`<li>
                ${one.before ? (one.after ? "~" : "−") : "+"} ${one.type}
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
