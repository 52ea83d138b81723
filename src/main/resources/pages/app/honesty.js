/** The line under a heading that says on what an answer stands. */
import { html, nothing } from "lit";
import { age, date, moment, t } from "./words.js";

/** A moment people read, and programs too. */
export const time = (instant) => html`<time datetime=${new Date(instant).toISOString()}>${moment(instant)}</time>`;

/** The same to the day, where the time of day is only in the way. */
export const day = (instant) => html`<time datetime=${new Date(instant).toISOString()} title=${moment(instant)}>${date(instant)}</time>`;

/** @param {ReturnType<import("./page.js").Page["honesty"]>} facts */
export function honestyLine(facts) {
  if (!facts) {
    return nothing;
  }
  const { revision, complete, hidden, oldest } = facts;
  return html`<p class="honesty">
    ${revision ? html`<span>${t("page.revision", { number: revision.number })}</span>` : nothing}
    ${revision?.at ? html`<span>${time(revision.at)}</span>` : nothing}
    ${complete === undefined
      ? nothing
      : html`<span class=${complete ? "" : "incomplete"}>${t(complete ? "page.complete" : "page.incomplete")}</span>`}
    ${hidden ? html`<span>${t("page.hidden", { count: hidden })}</span>` : nothing}
    ${oldest
      ? html`<span title=${moment(oldest)}>${t("page.oldest", { age: age(oldest) })}</span>`
      : nothing}
  </p>`;
}
