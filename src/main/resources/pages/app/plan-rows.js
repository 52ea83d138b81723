/** What a plan does, CI by CI and dependency by dependency. */
import { html, nothing } from "lit";
import { ciByKey as ci, harmless, nameWord, short } from "./ci.js";
import { ciPage } from "./links.js";
import { constantWord } from "./needs.js";
import { ACTION_SIGNS, place } from "./sources.js";
import { table } from "./table.js";
import { t } from "./words.js";

const LONGEST = 80;

/** One CI or dependency that comes, changes or goes, with the line that says so. */
export function row(change, source, commit) {
  const { action, kind, key, file, line } = change;
  return html`<tr class=${action}>
    <th scope="row"><span class="action"><b aria-hidden="true">${ACTION_SIGNS[action]}</b> ${t(`plan.action.${action}`)}</span></th>
    <td>${kind === "ci" ? ciSubject(change) : dependencySubject(change)}</td>
    <td>${kind === "ci" ? values(change) : terms(change)}</td>
    <td>${file ? place(source, commit, file, line) : html`<small>${t("plan.decided-elsewhere")}</small>`}</td>
  </tr>`;
}

/** What is said in vain, and whose word counts. */
export function overruled({ nodes, totalCount }, source, { commit }) {
  if (!totalCount) {
    return nothing;
  }
  return html`<section aria-labelledby="in-vain">
    <h2 id="in-vain">${t("plan.in-vain", { count: totalCount })}</h2>
    ${table(
      t("plan.in-vain", { count: totalCount }),
      ["subject", "attribute", "said", "stays", "place"].map((name) => t(`plan.column.${name}`)),
      nodes.map(
        (one) => html`<tr>
          <th scope="row">${ci(one.key)}</th>
          <td>${nameWord(one.attribute)}</td>
          <td>${text(one.said)}</td>
          <td>
            ${text(one.stays)}
            <small class="block">${t("plan.wins", { source: short(one.winner), file: short(one.winnerFile ?? "API") })}</small>
          </td>
          <td>${one.file ? place(source, commit, one.file, one.line) : "–"}</td>
        </tr>`,
      ),
      { unseen: true },
    )}
    ${totalCount > nodes.length ? html`<p class="help">${t("ci.more", { count: totalCount - nodes.length })}</p>` : nothing}
  </section>`;
}

function ciSubject({ key, before, after, action }) {
  const { name, class: className } = after ?? before;
  return html`${action === "ADD" ? html`<b>${short(name)}</b>` : html`<a class="ci" href=${ciPage(key)}>${short(name)}</a>`}
    <small>${nameWord(className)}</small><br /><span class="key">${short(key)}</span>`;
}

function dependencySubject({ before, after }) {
  const { dependent, provider, type } = after ?? before;
  return html`${ci(dependent)} ${t("plan.needs")} ${ci(provider)}<br /><small>${constantWord(type)}</small>`;
}

/** Names that stand in the row already, or say nothing to people. */
const SHOWN = ["name", "class"];

/** What differs; of something new, all that is said of it. */
function values({ action, before, after }) {
  if (action === "RETIRE") {
    return nothing;
  }
  const names = Object.keys({ ...before, ...after });
  if (action === "ADD") {
    const said = names.filter((name) => !SHOWN.includes(name));
    return said.length
      ? html`<details><summary>${t("plan.values", { count: said.length })}</summary>
          <dl class="facts">${said.map((name) => html`<dt>${nameWord(name)}</dt><dd>${text(after[name])}</dd>`)}</dl></details>`
      : nothing;
  }
  const different = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return html`<dl class="facts">
      ${different.map(
        (name) => html`<dt>${nameWord(name)}</dt>
          <dd>${text(before[name])} → <b>${text(after[name])}</b></dd>`,
      )}
    </dl>
    ${names.length > different.length
      ? html`<small>${t("plan.unchanged-hidden", { count: names.length - different.length })}</small>`
      : nothing}`;
}

const term = ({ strength, group, need }) =>
  [t(`plan.strength.${strength}`), group && t("plan.in-group", { group: harmless(group), need })].filter(Boolean).join(", ");

function terms({ action, before, after }) {
  return action === "CHANGE" ? html`${term(before)} → <b>${term(after)}</b>` : term(after ?? before);
}

/** A value, folded where it is long. */
function text(value) {
  if (value === undefined || value === null) {
    return html`<i>${t("plan.no-value")}</i>`;
  }
  const whole = harmless(typeof value === "object" ? JSON.stringify(value) : value);
  return whole.length > LONGEST
    ? html`<details class="long"><summary>${short(whole, LONGEST)}</summary>${whole}</details>`
    : whole;
}
